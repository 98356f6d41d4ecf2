import type { SandboxCaller } from './sandbox-caller.ts';
import type { Play } from './sandbox-payer.ts';

/** How a payment looked as time went by, each change once: `at once 404, 4 min successful`. */
export interface Timeline {
  readonly verify: string;
  readonly list: string;
  readonly debits: string;
}

const looks = [
  ['at once', 0],
  ['1 min', 60_000],
  ['4 min', 4 * 60_000],
  ['20 min', 20 * 60_000],
  ['2 h', 2 * 3_600_000],
  ['26 h', 26 * 3_600_000],
] as const;

export async function timeline({ caller, hooks, reference }: Play): Promise<Timeline> {
  const seen = { verify: [] as string[], list: [] as string[], debits: [] as string[] };
  const said = { verify: '', list: '', debits: '' };
  const note = (what: keyof typeof seen, when: string, word: string): void => {
    if (said[what] === word) return;
    said[what] = word;
    seen[what].push(`${when} ${word}`);
  };
  let passed = 0;
  for (const [when, ms] of looks) {
    while (passed < ms) {
      const step = Math.min(ms - passed, passed < 60_000 ? 5_000 : 10 * 60_000);
      caller.clock.advance(step);
      passed += step;
      await hooks.settled(caller);
    }
    note(
      'debits',
      when,
      caller.sandbox.ledger
        .debits()
        .map(({ amountMinor }) => amountMinor)
        .join(' + ') || 'none',
    );
    note('verify', when, await verified(caller, reference));
    note('list', when, await listed(caller, reference));
  }
  return { verify: seen.verify.join(', '), list: seen.list.join(', '), debits: seen.debits.join(', ') };
}

async function verified({ get }: SandboxCaller, reference: string): Promise<string> {
  const { status, body } = await get(`/v2/payments/verify/${reference}`);
  if (status !== 200) return String(status);
  const { data } = body as { data: Record<string, unknown> };
  return toldOf(data, reference);
}

async function listed({ get }: SandboxCaller, reference: string): Promise<string> {
  const { status, body } = await get('/v2/payments/transactions');
  if (status !== 200) return String(status);
  const { payments } = (body as { data: { payments: Record<string, unknown>[] } }).data;
  return payments.map((payment) => toldOf(payment, reference)).join(' + ') || 'nothing';
}

/** The status, and whatever is not as it was ordered. */
function toldOf(payment: Record<string, unknown>, reference: string): string {
  const oddities = [
    ...(payment['amount'] === 21_300 ? [] : [`${payment['amount']} kobo`]),
    ...(payment['reference'] === reference ? [] : ['another reference']),
    ...(payment['currency'] === 'NGN' ? [] : [String(payment['currency'])]),
    ...(payment['liveMode'] === true ? ['live'] : []),
    ...(String(payment['created_at']).startsWith('2026-11-21T')
      ? []
      : [`of ${String(payment['created_at']).slice(0, 10)}`]),
  ];
  return [payment['status'], ...oddities].join(', ');
}
