import { ProblemError } from '../../contract/problem.ts';
import { type Route, route } from './route.ts';

/** Whether the process lives, whether it should get traffic, and what it can be asked. `openApi` is read at call time. */
export function operationRoutes(options: {
  isReady: () => Promise<boolean>;
  openApi: () => unknown;
}): Route[] {
  return [
    route({
      method: 'GET',
      path: '/healthz',
      name: 'health',
      summary: 'The process answers',
      audience: 'anyone',
      answers: { 200: undefined },
      handle: () => ({ status: 200, json: { status: 'ok' } }),
    }),
    route({
      method: 'GET',
      path: '/readyz',
      name: 'readiness',
      summary: 'The process should get traffic: it is not stopping, and its store answers',
      audience: 'anyone',
      answers: { 200: undefined },
      problems: ['store_unavailable'],
      async handle() {
        if (await options.isReady()) return { status: 200, json: { status: 'ready' } };
        throw new ProblemError('store_unavailable', { retryAfter: 5 });
      },
    }),
    route({
      method: 'GET',
      path: '/v1/openapi.json',
      name: 'openApi',
      summary: 'This document',
      audience: 'anyone',
      answers: { 200: undefined },
      handle: () => ({ status: 200, json: options.openApi() }),
    }),
  ];
}
