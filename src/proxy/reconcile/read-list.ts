import type { Answer, PaymentList, Provider, VerifiedPayment } from '../providers/provider.ts';

const DAY_MS = 86_400_000;

/** The provider's list could not be read, so that nothing can be said. */
export class ListUnread extends Error {
  constructor(answer: Answer<unknown>) {
    super(
      `the provider's list of payments could not be read (${'cause' in answer ? answer.cause : answer.kind})`,
    );
    this.name = 'ListUnread';
  }
}

const dayOf = (at: number): number => Math.floor(at / DAY_MS);

/**
 * The provider's list of the days (UTC) that these times are on and of those between, each payment once; epoch milliseconds. Throws `ListUnread`. The provider's days may begin
 * an hour before ours, which makes a difference at the outermost ones only.
 */
export function readList(provider: Provider, from: number, to: number): Promise<PaymentList> {
  return listed(provider, dayOf(from), dayOf(to));
}

/** The same of days since 1970: asked for in halves, down to one calendar day, where it is too long to be read at once. */
async function listed(provider: Provider, first: number, last: number): Promise<PaymentList> {
  const answer = await provider.listPayments({ from: first * DAY_MS, to: last * DAY_MS });
  if (first >= last || !isTooLong(answer)) {
    if (answer.kind !== 'ok') throw new ListUnread(answer);
    return { ...answer.value, payments: eachOnce(answer.value.payments) };
  }
  const middle = Math.floor((first + last) / 2);
  const earlier = await listed(provider, first, middle);
  const later = await listed(provider, middle + 1, last);
  return {
    payments: eachOnce([...earlier.payments, ...later.payments]),
    isCut: earlier.isCut || later.isCut,
  };
}

function isTooLong(answer: Answer<PaymentList>): boolean {
  if (answer.kind === 'ok') return answer.value.isCut;
  return answer.kind === 'unknown' && (answer.cause === 'too_large' || answer.cause === 'timeout');
}

const eachOnce = (payments: readonly VerifiedPayment[]): readonly VerifiedPayment[] => [
  ...new Map(payments.map((payment) => [payment.reference, payment])).values(),
];
