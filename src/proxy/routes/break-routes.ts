import { BreakListSchema, ListBreaksQuerySchema } from '../../contract/breaks.ts';
import type { BreakBook } from '../reconcile/break-book.ts';
import { type Route, route } from './route.ts';

/** What reconciliation has found. */
export function breakRoutes(breaks: Pick<BreakBook, 'list'>): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/breaks',
      name: 'listBreaks',
      summary: 'Where the provider’s list of payments and what is kept here do not agree',
      description:
        'As the last `npm run reconcile` found it. Nothing is charged and no checkout changed because of one; the provider was asked about what it concerns. A run that no longer finds one closes it.',
      audience: 'merchant',
      query: ListBreaksQuerySchema,
      answers: { 200: BreakListSchema },
      handle: async ({ query }) => ({ status: 200, json: await breaks.list(query) }),
    }),
  ];
}
