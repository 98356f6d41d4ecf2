/** Pushes of the clock that the demo offers. */
export const jumps = { hour: 'One hour on', day: 'One day on', monday: 'To Monday' } as const;
export type Jump = keyof typeof jumps;

/** What a person at NIBSS, and time, would do: the sandbox's control API, over the network as everybody else. Throws where it refuses. */
export interface BankHand {
  /** ISO 8601 UTC, by the bank's clock. */
  now(): Promise<string>;
  /** The calendar day in Lagos, by the bank's clock. */
  today(): Promise<string>;
  /** ₦50 arrives from the account of the mandate. `providerId` is the provider's name for it. */
  sendTransfer(providerId: string): Promise<void>;
  jump(to: Jump): Promise<void>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export function createBankHand(sandboxUrl: string): BankHand {
  async function call(path: string, body?: unknown): Promise<Response> {
    const answer = await fetch(`${sandboxUrl}/_sandbox${path}`, {
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) throw new Error(`The bank answered ${answer.status}: ${await answer.text()}`);
    return answer;
  }
  const now = async (): Promise<string> => ((await (await call('/clock')).json()) as { now: string }).now;
  return {
    now,
    today: async () =>
      inLagos(await now())
        .toISOString()
        .slice(0, 10),
    async sendTransfer(providerId) {
      await call(`/mandates/${encodeURIComponent(providerId)}/send`, {});
    },
    async jump(to) {
      await call('/clock/advance', { ms: lengthOf(to, await now()) });
    },
  };
}

/** Milliseconds. Monday is the next one, at nine in the morning in Lagos. */
export function lengthOf(jump: Jump, now: string): number {
  if (jump === 'hour') return HOUR_MS;
  if (jump === 'day') return DAY_MS;
  const lagos = inLagos(now);
  const monday = new Date(lagos);
  monday.setUTCHours(9, 0, 0, 0);
  do monday.setUTCDate(monday.getUTCDate() + 1);
  while (monday.getUTCDay() !== 1);
  return monday.getTime() - lagos.getTime();
}

/** An instant whose UTC fields read as the clock in Lagos, an hour ahead all year. */
function inLagos(iso: string): Date {
  return new Date(Date.parse(iso) + HOUR_MS);
}
