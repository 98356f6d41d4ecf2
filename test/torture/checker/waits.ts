import type { Entry } from '../record.ts';
import type { Facts } from './facts.ts';
import { grouped } from './grouped.ts';
import type { Violation } from './violation.ts';

/** Longer than a page that is in front waits for what is kept, but where its line was cut or silent, milliseconds. */
const LONG_MS = 10_000;
/** Fewer say nothing. */
const LEAST_PAGES = 8;
/** Of the pages that waited, at most this share may have been cut off for so long. */
const MOST = 0.25;

type Seen = Extract<Entry, { kind: 'screen' | 'left' }>;

/** I10: a page that waits for the end of a payment is woken when it is kept. A few wait for long, since lines hang; not many of them. */
export function nobodyWaitsForWhatIsKept(facts: Facts): readonly Violation[] {
  const waits = waitsForTheEnd(facts);
  const long = waits.filter((ms) => ms > LONG_MS);
  if (waits.length < LEAST_PAGES || long.length <= MOST * waits.length) return [];
  return [
    {
      invariant: 'I10',
      what: 'pages wait on for what is kept',
      said: `${long.length} of ${waits.length} for more than ${LONG_MS / 1_000} seconds`,
    },
  ];
}

/**
 * How long each page that showed the wait went on after the end was kept, milliseconds, until it saw it or was gone. Who was gone before long says nothing.
 */
export function waitsForTheEnd(facts: Facts): readonly number[] {
  const ends = new Map(
    facts.events.flatMap(({ type, checkoutId, at }) =>
      type === 'checkout.succeeded' ? [[checkoutId, at] as const] : [],
    ),
  );
  const seen = facts.record.filter(
    (entry): entry is Seen => entry.kind === 'screen' || entry.kind === 'left',
  );
  return [...grouped(seen, ({ page }) => page).values()].flatMap((entries) => {
    const end = ends.get(entries[0]?.checkoutId ?? '');
    const next = entries.findIndex((entry, index) => index > 0 && end !== undefined && entry.at > end);
    const [before, after] = [entries[next - 1], entries[next]];
    const waited = before?.kind === 'screen' && before.step === 'confirming';
    if (!waited || !after || end === undefined) return [];
    const ms = after.at - end;
    return after.kind === 'left' && ms <= LONG_MS ? [] : [ms];
  });
}
