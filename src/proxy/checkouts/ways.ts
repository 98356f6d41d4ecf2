import type { CreatePayment } from '../../contract/merchant-api.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { OfferedWay } from '../../contract/provider-page.ts';
import type { PageProvider } from '../providers/page-provider.ts';
import type { CheckoutRecord } from '../store/records.ts';
import { isDivisible } from './split.ts';

/** The ways that a payer is offered, by the merchant's order; each thing that the provider's page can do is one. */
export function offeredWays({
  ways = ['bank'],
  pageMethods = ['account'],
}: Pick<CreatePayment, 'ways' | 'pageMethods'>): OfferedWay[] {
  const pages = [...new Set(pageMethods)].map((method): OfferedWay => ({ way: 'provider-page', method }));
  return [...new Set(ways)].flatMap((way): OfferedWay[] => (way === 'bank' ? [{ way }] : pages));
}

/** Whether there is anything to choose, or to be told before the payer leaves for another page. */
export function startsAtWays({ ways }: Pick<CheckoutRecord, 'ways'>): boolean {
  return ways.length !== 1 || ways[0]?.way !== 'bank';
}

/**
 * Throws unless the ways can be offered. The provider's page wants the payer's name and e-mail address (Mono: Initiate One-Time Payment),
 * and only the provider's page takes a split.
 */
export function checkWays(terms: CreatePayment, pages: PageProvider | undefined): void {
  const offered = offeredWays(terms);
  const methods = offered.flatMap((one) => (one.way === 'provider-page' ? [one.method] : []));
  const isKnown = terms.customer?.name !== undefined && terms.customer.email !== undefined;
  const mayOpen = isKnown && methods.every((method) => pages?.methods.includes(method));
  const isUnused = terms.pageMethods !== undefined && methods.length === 0;
  if (isUnused || (methods.length > 0 && !mayOpen)) throw new ProblemError('invalid_request');
  if (!terms.split) return;
  const isByPageAlone = methods.length === offered.length;
  if (!isByPageAlone || !isDivisible(terms.split, terms.amountMinor)) throw new ProblemError('split_invalid');
}
