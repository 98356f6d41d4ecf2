import type { Entry } from '../record.ts';
import { type Doubt, doubtsOf } from './doubts.ts';
import type { CheckoutFact, Facts } from './facts.ts';
import { grouped } from './grouped.ts';
import type { Violation } from './violation.ts';

type Screen = Extract<Entry, { kind: 'screen' }>;
type Command = Extract<Entry, { kind: 'command' }>;

/** What may be shown while a debit cannot be ruled out, and for ever after it was made. */
const certain: ReadonlySet<string> = new Set(['confirming', 'paid', 'leave-to-provider']);
const sendsMoney: ReadonlySet<string> = new Set(['pay', 'authorise']);

const screensOf = (facts: Facts): readonly Screen[] =>
  facts.record.filter((entry): entry is Screen => entry.kind === 'screen');

/**
 * I4: from the moment money may have moved, no newer view than the one that was paid from offers another payment or says that there was none, until
 * the provider has said so; and after a debit never. What a page still shows from before is older, and no answer of ours.
 */
export function nobodyIsToldWrong(facts: Facts): readonly Violation[] {
  const screens = grouped(screensOf(facts), ({ checkoutId }) => checkoutId);
  const commands = grouped(
    facts.record.filter(
      (entry): entry is Command => entry.kind === 'command' && sendsMoney.has(entry.command),
    ),
    ({ checkoutId }) => checkoutId,
  );
  const debitedAt = new Map(
    facts.ledger
      .filter(({ reference, mandate }) => mandate === undefined && !facts.misreported.has(reference))
      .map(({ reference, at }) => [reference, Date.parse(at)]),
  );
  const references = new Map(
    facts.attempts.map((each) => [`${each.checkoutId} ${each.number}`, each.reference]),
  );

  return [...grouped(facts.events, ({ checkoutId }) => checkoutId)].flatMap(([checkoutId, events]) => {
    const shown = screens.get(checkoutId) ?? [];
    const pressed = commands.get(checkoutId) ?? [];
    if (shown.length === 0 || pressed.length === 0) return [];
    const doubts = doubtsOf(events);
    return doubts.flatMap((doubt): Violation[] => {
      const debited = debitOf(
        doubt,
        doubts,
        debitedAt.get(references.get(`${checkoutId} ${doubt.attempt}`) ?? ''),
      );
      const floor = versionPaidFrom(pressed, doubt.from.at);
      const wrong = shown.find(
        (screen) =>
          screen.version > floor && !certain.has(screen.step) && contradicts(screen, doubt, debited),
      );
      if (!wrong) return [];
      const what = `"${wrong.step}" was shown while the payment ${debited === undefined ? 'was not known' : 'was made'}`;
      return [{ invariant: 'I4', what, checkoutId, said: wrong, truth: { doubt, debited } }];
    });
  });
}

/** When the debit was made that came of this doubt: the last one that its attempt was in by then. */
function debitOf(doubt: Doubt, doubts: readonly Doubt[], at: number | undefined): number | undefined {
  if (at === undefined) return undefined;
  const last = doubts.findLast(({ attempt, from }) => attempt === doubt.attempt && from.at <= at);
  return last === doubt ? at : undefined;
}

/** The newest version that anybody had pressed "pay" at by then; the one after it says that the payment is named to the provider, which moves nothing. */
function versionPaidFrom(pressed: readonly Command[], at: number): number {
  const versions = pressed
    .filter((press) => press.at <= at)
    .map(({ command, version }) => (command === 'pay' ? version + 1 : version));
  return Math.max(0, ...versions);
}

function contradicts({ at }: Screen, { from, until }: Doubt, debitedAt: number | undefined): boolean {
  if (at <= from.at) return false;
  if (debitedAt !== undefined && at > debitedAt) return true;
  return until === undefined || at < until.at || until.type === 'payment.verified';
}

/** I4, I5 and I10, of those who came back once everything had healed: they see what is recorded, a debit among it. */
export function whoCameBackSeesTheEnd(facts: Facts): readonly Violation[] {
  const screens = grouped(screensOf(facts), ({ page }) => page);
  const events = grouped(facts.events, ({ checkoutId }) => checkoutId);
  const checkouts = new Map(facts.checkouts.map((checkout) => [checkout.id, checkout]));
  return facts.record.flatMap((entry): Violation[] => {
    if (entry.kind !== 'left' || !entry.cameBack) return [];
    const checkout = checkouts.get(entry.checkoutId);
    const last = screens.get(entry.page)?.at(-1);
    if (!checkout)
      return [{ invariant: 'I4', what: 'a customer of no checkout', checkoutId: entry.checkoutId }];
    if (!last)
      return [{ invariant: 'I4', what: 'a customer came back and saw nothing', checkoutId: checkout.id }];
    if ((events.get(checkout.id)?.at(-1)?.at ?? 0) >= last.at) return [];
    const about = { checkoutId: checkout.id, said: last, truth: checkout };
    const wrong: Violation[] = [];
    if (!mayShow(checkout, last.step)) {
      const isPaid = checkout.status === 'succeeded';
      const what = `"${last.step}" was shown last, and the checkout is ${checkout.status} at "${checkout.step}"`;
      wrong.push({ invariant: isPaid ? 'I5' : 'I4', what, ...about });
    }
    if (last.version !== checkout.version) {
      wrong.push({
        invariant: 'I10',
        what: 'the last version that was seen is not the recorded one',
        ...about,
      });
    }
    return wrong;
  });
}

function mayShow({ kind, status, step }: CheckoutFact, shown: string): boolean {
  if (kind === 'mandate') {
    if (status === 'succeeded')
      return shown === 'approved' || shown === 'ready' || shown === 'mandate-failed';
    return shown === step || (step === 'choose-bank' && shown === 'unavailable');
  }
  switch (status) {
    case 'succeeded':
      return shown === 'paid';
    case 'processing':
    case 'needs_review':
      return shown === 'confirming';
    case 'cancelled':
    case 'expired':
      return shown === status;
    case 'failed':
      return shown === 'declined';
    default:
      return shown !== 'paid' && shown !== 'confirming';
  }
}

/** I10: on each page versions only rise, and none is above the recorded one. */
export function versionsRise(facts: Facts): readonly Violation[] {
  const recorded = new Map(facts.checkouts.map(({ id, version }) => [id, version]));
  return [...grouped(screensOf(facts), ({ page }) => page).values()].flatMap((screens) =>
    screens.flatMap((screen, index): Violation[] => {
      const before = screens[index - 1];
      const about = { invariant: 'I10' as const, checkoutId: screen.checkoutId, said: screen };
      if (before && before.version > screen.version)
        return [{ ...about, what: 'a page went back to an older version', truth: before }];
      const most = recorded.get(screen.checkoutId) ?? 0;
      return screen.version > most
        ? [{ ...about, what: 'a page saw a version that was never kept', truth: most }]
        : [];
    }),
  );
}

/** I11 for what is shown, and I14: each page shows its own checkout, with the amount and the payee that the merchant has ordered. */
export function pagesShowTheirOwn(facts: Facts): readonly Violation[] {
  const ordered = new Map(
    facts.record.flatMap((entry) => (entry.kind === 'created' ? [[entry.checkoutId, entry] as const] : [])),
  );
  return screensOf(facts).flatMap((screen): Violation[] => {
    const { checkoutId, viewId, amountMinor, payee } = screen;
    const order = ordered.get(checkoutId);
    const about = { checkoutId, said: screen, truth: order };
    if (viewId !== checkoutId)
      return [{ invariant: 'I14', what: 'a page was shown another checkout', ...about }];
    const isOurs = (payee ?? facts.merchantName) === facts.merchantName;
    const isExact =
      amountMinor === undefined || order?.amountMinor === undefined || amountMinor === order.amountMinor;
    return isOurs && isExact
      ? []
      : [{ invariant: 'I11', what: 'a page showed another amount or payee', ...about }];
  });
}
