import type { Entry } from '../record.ts';
import type { Facts } from './facts.ts';
import { grouped } from './grouped.ts';
import type { Violation } from './violation.ts';

/** Longer than a page that is in front waits for what is kept, but where its line was cut or silent: at most this share of the pages that waited. */
const bounds = [
  { ms: 5_000, most: 0.5 },
  { ms: 10_000, most: 0.25 },
] as const;
/** Fewer say nothing. */
const LEAST_PAGES = 8;

type Seen = Extract<Entry, { kind: 'screen' | 'left' }>;

/** I10: a page that waits for the end of a payment is woken when it is kept. A few wait for long, since lines hang; not many of them. */
export function nobodyWaitsForWhatIsKept(facts: Facts): readonly Violation[] {
  return bounds.flatMap(({ ms, most }): Violation[] => {
    const waits = waitsForTheEnd(facts, ms);
    const long = waits.filter((waited) => waited > ms);
    if (waits.length < LEAST_PAGES || long.length <= most * waits.length) return [];
    return [
      {
        invariant: 'I10',
        what: 'pages wait on for what is kept',
        said: `${long.length} of ${waits.length} for more than ${ms / 1_000} seconds`,
      },
    ];
  });
}

/**
 * How long each page that showed the wait went on after the end was kept, milliseconds, until it saw it or was gone. Who was gone within `ms` says nothing.
 */
function waitsForTheEnd(facts: Facts, ms: number): readonly number[] {
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
    const lasted = after.at - end;
    return after.kind === 'left' && lasted <= ms ? [] : [lasted];
  });
}
