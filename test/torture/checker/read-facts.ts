import type { LoggedCall } from '../../../src/sandbox/call-log.ts';
import type { Debit } from '../../../src/sandbox/ledger.ts';
import type { MandateMovement, MandateTruth } from '../../../src/sandbox/mandates/mandate-ledger.ts';
import { type Scenario, scenarioById } from '../../../src/sandbox/scenarios.ts';
import { foundIn } from '../../journeys/forms-of-text.ts';
import type { Entry } from '../record.ts';
import type { AttemptFact, DebitFact, Facts, LastWord, Sink } from './facts.ts';
import { readEverything, readInbox, readRows } from './read-rows.ts';

export interface WhereFactsAre {
  readonly databaseUrl: string;
  /** The provider itself, past every line. */
  readonly bankUrl: string;
  /** The provider's key, for asking it what became of a payment. */
  readonly bankKey: string;
  /** The merchant's key, under which the inbox is kept. */
  readonly secretKey: string;
  readonly merchantName: string;
  readonly record: readonly Entry[];
  readonly canaries: readonly string[];
  /** What the processes wrote, by name, in pieces; the database is added here. */
  readonly sinks: { readonly [name: string]: AsyncIterable<string> };
  /** In the time of the proxies. */
  now(): number;
}

/** Reads everything there is about a run that is over. */
export async function readFacts(where: WhereFactsAre): Promise<Facts> {
  const recordedUntil = where.now();
  const record = [...where.record];
  const ask = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${where.bankUrl}${path}`)).json()) as T;
  const { debits: ledger } = await ask<{ debits: readonly Debit[] }>('/_sandbox/ledger');
  const { calls } = await ask<{ calls: readonly LoggedCall[] }>('/_sandbox/calls');
  const { mandates, movements } = await ask<{
    mandates: readonly MandateTruth[];
    movements: readonly MandateMovement[];
  }>('/_sandbox/mandates');
  const rows = await readRows(where.databaseUrl);
  const readAt = where.now();
  return {
    ...rows,
    readAt,
    merchantName: where.merchantName,
    recordedUntil,
    record,
    ledger,
    misreported: referencesOf(ledger, isMisreported),
    toldAsAnother: referencesOf(ledger, (behaviour) => behaviour.misreports !== undefined),
    calls,
    mandateTruths: mandates,
    movements,
    lastWords: new Map([
      ...(await wordsOfPayments(where, rows.attempts)),
      ...wordsOfDebits(rows.debits, mandates),
    ]),
    inbox: await readInbox(where.databaseUrl, where.secretKey),
    canaries: where.canaries,
    sinks: await suspicious({ ...where.sinks, database: readEverything(where.databaseUrl) }, where.canaries),
  };
}

/** Of texts too long to be kept, the pieces in which a canary stands. */
async function suspicious(
  sinks: WhereFactsAre['sinks'],
  canaries: readonly string[],
): Promise<readonly Sink[]> {
  const found: Sink[] = [];
  for (const [name, pieces] of Object.entries(sinks)) {
    for await (const text of pieces) if (foundIn(text, canaries).length > 0) found.push({ name, text });
  }
  return found;
}

function referencesOf(
  ledger: readonly Debit[],
  is: (behaviour: Scenario['behaviour']) => boolean,
): ReadonlySet<string> {
  const found = ledger.filter(({ scenario }) => is(scenarioById(scenario)?.behaviour ?? {}));
  return new Set(found.map(({ reference }) => reference));
}

/** Whether this bank debits what it has refused, or tells of another payment than the one it made. */
function isMisreported({ debitsAnyway, misreports, verify = [] }: Scenario['behaviour']): boolean {
  return (
    debitsAnyway !== undefined || misreports !== undefined || verify.some(({ says }) => says === 'failed')
  );
}

async function wordsOfPayments(
  { bankUrl, bankKey }: WhereFactsAre,
  attempts: readonly AttemptFact[],
): Promise<readonly (readonly [string, LastWord])[]> {
  const open = attempts.filter(
    ({ state, exposure }) => state !== 'succeeded' && state !== 'mismatch' && exposure !== 'none',
  );
  const words: (readonly [string, LastWord])[] = [];
  for (const { reference } of open) {
    const answer = await fetch(`${bankUrl}/v2/payments/verify/${reference}`, {
      headers: { 'mono-sec-key': bankKey },
    });
    const told = (await answer.json().catch(() => ({}))) as { data?: { status?: string } | null };
    const status = answer.ok ? told.data?.status : undefined;
    words.push([reference, status === 'successful' || status === 'failed' ? status : 'not-found']);
  }
  return words;
}

function wordsOfDebits(
  debits: readonly DebitFact[],
  mandates: readonly MandateTruth[],
): readonly (readonly [string, LastWord])[] {
  const truths = new Map(
    mandates.flatMap((mandate) => mandate.debits.map((debit) => [debit.reference, debit] as const)),
  );
  return debits
    .filter(({ state }) => state === 'sending' || state === 'processing')
    .map(({ reference }) => {
      const status = truths.get(reference)?.status;
      return [reference, status === 'successful' || status === 'failed' ? status : 'not-found'] as const;
    });
}
