import { Sealed } from '../../src/contract/sealed.ts';
import type { PageOrder, PageProvider } from '../../src/proxy/providers/page-provider.ts';
import type { VerifiedPayment } from '../../src/proxy/providers/provider.ts';
import type { Draw } from './draw.ts';
import type { LateAnswers } from './late-answers.ts';
import type { TestClock } from './world.ts';

type Opened = Awaited<ReturnType<PageProvider['open']>>;

/** One page of the provider's own, and what its payer did there. Times are monotonic. */
interface OwnPage {
  readonly order: PageOrder;
  readonly openedAt: number;
  /** From when on the provider is at it, when it comes to an end, and whether that moves money. */
  paid: { readonly at: number; readonly endsAt: number; readonly succeeds: boolean } | undefined;
}

export interface OwnPages {
  open: PageProvider['open'];
  /** The payer pays on this page. Once it was tried there, the page takes nothing any more. */
  pay(reference: string): void;
  /** What the provider says of this reference; undefined where no page was made for it. */
  told(reference: string): VerifiedPayment | undefined;
  /** The orders that were debited by now. */
  debited(): readonly PageOrder[];
}

const lost: Opened = { kind: 'unknown', cause: 'timeout', code: '' };
const limited: Opened = { kind: 'not-executed', cause: 'rate_limited', retryAfterSeconds: 2, code: '429' };
const notSent: Opened = { kind: 'not-executed', cause: 'not_sent', code: '' };

/** A provider's own pages: whoever has the address may pay there, whatever the checkout has become meanwhile, and nobody here is told. */
export function simulateOwnPages(
  draw: Draw,
  clock: TestClock,
  late: LateAnswers,
  broken: string[],
): OwnPages {
  const made = new Map<string, OwnPage>();

  function isOver(page: OwnPage, succeeds: boolean): boolean {
    return page.paid?.succeeds === succeeds && page.paid.endsAt <= clock.monotonic();
  }

  return {
    open(sealed) {
      const order = sealed.open();
      const url = new Sealed(`https://pay.provider.example/${order.reference}`);
      const answer: Opened = { kind: 'ok', value: { url } };
      const how = late.faulty
        ? draw.pick([...Array(12).fill(answer), limited, notSent, lost, 'made'])
        : answer;
      if (made.has(order.reference)) broken.push(`${order.reference} was given two pages`);
      if (how !== limited && how !== notSent && how !== lost) {
        made.set(order.reference, { order, openedAt: clock.now(), paid: undefined });
      }
      return late.later(() => (how === 'made' ? lost : how));
    },
    pay(reference) {
      const page = made.get(reference);
      if (!page) throw new Error(`Nobody was given a page for ${reference}`);
      const at = clock.monotonic();
      const endsAt = at + draw.pick([0, 0, 5_000, 90_000, 900_000]);
      page.paid ??= { at, endsAt, succeeds: draw.chance(0.8) };
    },
    told(reference) {
      const page = made.get(reference);
      if (!page) return undefined;
      return {
        status: isOver(page, true) ? 'successful' : isOver(page, false) ? 'failed' : 'open',
        isUnderWay: page.paid !== undefined && page.paid.endsAt > clock.monotonic(),
        reference,
        amountMinor: page.order.amountMinor,
        currency: 'NGN',
        mode: 'test',
        createdAt: page.openedAt,
      };
    },
    debited: () => [...made.values()].filter((page) => isOver(page, true)).map(({ order }) => order),
  };
}
