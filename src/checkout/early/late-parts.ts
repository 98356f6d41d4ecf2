import type { SessionView } from '../../contract/session.ts';
import { leadsToPages } from './leads-to-pages.ts';

/** What the build makes of the app besides its entry, as `late-${part}.ts`. */
export const lateParts = [
  'payment',
  'payment-page',
  'mandate',
  'mandate-page',
  'mandate-transfer',
  'link',
  'link-page',
] as const;
export type LatePart = (typeof lateParts)[number];

/** The parts that the app asks for once it stands at `view`. An account is always linked on the provider's page. */
export function partsFor(view: SessionView): readonly LatePart[] {
  const { kind } = view;
  if (kind === 'link') return ['link', 'link-page'];
  if (leadsToPages(view)) return [kind, `${kind}-page`];
  return kind === 'payment' ? ['payment'] : ['mandate', 'mandate-transfer'];
}
