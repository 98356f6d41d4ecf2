import type { PageProvider } from '../../src/proxy/providers/page-provider.ts';
import type { Draw } from './draw.ts';
import type { LateAnswers } from './late-answers.ts';
import { scriptPages } from './scripted-pages.ts';
import type { TestClock } from './world.ts';

type Refunded = Awaited<ReturnType<PageProvider['refund']>>;

const done: Refunded = { kind: 'ok', value: { refunded: true } };
const taken: Refunded = { kind: 'ok', value: { refunded: false } };
const lost: Refunded = { kind: 'unknown', cause: 'timeout', code: '' };
const limited: Refunded = { kind: 'not-executed', cause: 'rate_limited', retryAfterSeconds: 2, code: '429' };
const tooLittle: Refunded = { kind: 'refused', reason: 'too_little_in_source', code: '' };

/** What the provider answers, and how much later the money goes back, where it does. */
const outcomes: readonly (readonly [Refunded, number?])[] = [
  ...Array<readonly [Refunded, number]>(4).fill([done, 0]),
  [taken, 20_000],
  [taken, 3_600_000],
  [tooLittle],
  [limited],
  [lost],
  [lost, 0],
  [lost, 30_000],
];

export interface SimulatedRefunds {
  readonly pages: PageProvider;
  /** How often money went back for this debit by now. */
  paidBack(reference: string): number;
}

/** A provider that pays a debit back as often as it is asked to, and loses its answers. */
export function simulateRefunds(
  draw: Draw,
  clock: TestClock,
  late: LateAnswers,
  broken: string[],
): SimulatedRefunds {
  const refunds = new Map<string, { at: number[]; mayComeYet: boolean }>();
  return {
    paidBack: (reference) => refunds.get(reference)?.at.filter((at) => at <= clock.monotonic()).length ?? 0,
    pages: {
      ...scriptPages(),
      refund(reference) {
        const refund = refunds.get(reference) ?? { at: [], mayComeYet: false };
        refunds.set(reference, refund);
        if (refund.mayComeYet) broken.push(`${reference} was paid back again while it may have been`);
        const [answer, after] = draw.pick(late.faulty ? outcomes : [[done, 0] as const]);
        if (after !== undefined) refund.at.push(clock.monotonic() + after);
        refund.mayComeYet = true;
        return late.later(() => {
          refund.mayComeYet = answer.kind === 'ok' || answer.kind === 'unknown';
          return answer;
        });
      },
    },
  };
}
