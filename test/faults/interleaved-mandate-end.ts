import type { Notification } from '../../src/contract/merchant-api.ts';
import type { DebitRecord, MandateRecord } from '../../src/proxy/store/mandate-records.ts';
import { ofCheckouts } from '../support/of-checkout.ts';
import { CAP_MINOR, type InterleavedMandate } from './interleaved-mandate.ts';
import type { SimulatedMandate } from './simulated-mandates.ts';

const over = ['cancelled', 'rejected', 'ended'];

/** Which states here go with what stands at the provider. */
const agreeing: Readonly<Record<SimulatedMandate['status'], readonly string[]>> = {
  waiting: ['awaiting_transfer'],
  approved: ['approved', 'ready', 'ended'],
  suspended: ['paused', 'ended'],
  rejected: over,
  cancelled: over,
};

/** Holds what is kept here, and what the merchant was told, against the provider's book, when everything has come to rest. */
export async function judgeMandateEnd(run: InterleavedMandate): Promise<void> {
  const on = run.survivor();
  await run.look(on);
  const rows = await on.store.read(run.checkoutId);
  if (!rows) throw new Error('The checkout is gone');
  const notices = ofCheckouts(await on.store.claimNotifications(1_000, 1));
  const events = await on.checkouts.merchant.events(run.checkoutId);
  const seqs = events.map(({ seq }) => seq);
  /** Of which the payer could get the provider's page. */
  const opened = new Set(
    events.flatMap(({ type, data }) => (type === 'page.opened' ? [data['mandate']] : [])),
  );
  const { status, lease, step } = rows.checkout;
  const say = (what: string) => run.wrong.push(`${what} (${status} at ${step})`);

  if (seqs.some((seq, index) => seq !== index + 1)) say('Events have a gap');
  if (status === 'open' || lease) say('The checkout is stuck');
  const ends = notices.filter(({ type }) => type.startsWith('checkout.'));
  if (ends.length !== 1 || ends[0]?.type !== `checkout.${status}`) {
    say(`The end was told as ${ends.map(({ type }) => type).join(' ') || 'nothing'}`);
  }

  const book = new Map(run.behind.book().map((one) => [one.order.reference, one]));
  for (const mandate of rows.mandates) {
    const isBegun = mandate.deadlineAt !== undefined || opened.has(mandate.id);
    judgeMandate(mandate, isBegun, book.get(mandate.reference), notices, say);
  }
  const alive = rows.mandates.filter(({ state }) => state !== 'drafted' && !over.includes(state));
  if (alive.length > 1) say(`${alive.length} mandates live`);
  const ours = new Set(rows.mandates.map(({ reference }) => reference));
  for (const reference of book.keys()) if (!ours.has(reference)) say(`Nobody knows ${reference}`);

  const debits = (
    await Promise.all(rows.mandates.map(({ id }) => on.store.listDebits({ mandateId: id, limit: 100 })))
  ).flat();
  judgeDebits(run, debits, notices, say);
  await run.judgeCaps();
}

function judgeMandate(
  { id, state, owed, lease, reference, approvedAt, page }: MandateRecord,
  isBegun: boolean,
  there: SimulatedMandate | undefined,
  notices: readonly Notification[],
  say: (what: string) => void,
): void {
  const named = `${reference} (${state}, there ${there?.status ?? 'nothing'})`;
  if (owed) say(`${named} is still to be ${owed}led`);
  if (lease) say(`${named} is stuck`);
  if (page?.url) say(`${named} still has the address of its page`);
  if (there ? !agreeing[there.status].includes(state) : !['drafted', 'cancelled'].includes(state)) {
    say(`${named}: here and there differ`);
  }
  const told = notices.filter(({ mandate }) => mandate?.id === id).map(({ type }) => type);
  const count = (...types: string[]) => told.filter((type) => types.includes(type)).length;
  if (count('mandate.created') !== (isBegun ? 1 : 0)) say(`${named}: told ${told.join(' ')}`);
  const approvals = count('mandate.approved', 'mandate.late_approval');
  if (approvals !== (approvedAt === undefined ? 0 : 1)) say(`${named}: approved, and told ${told.join(' ')}`);
  const isTold = over.includes(state) && isBegun;
  if (count('mandate.cancelled', 'mandate.rejected', 'mandate.ended') !== (isTold ? 1 : 0)) {
    say(`${named}: over, and told ${told.join(' ')}`);
  }
}

function judgeDebits(
  run: InterleavedMandate,
  debits: readonly DebitRecord[],
  notices: readonly Notification[],
  say: (what: string) => void,
): void {
  const there = run.behind.book().flatMap((mandate) => mandate.debits);
  const taken = there.filter(({ takenAt }) => takenAt !== undefined);
  for (const mandate of run.behind.book()) {
    const sum = mandate.debits.reduce(
      (all, one) => all + (one.takenAt === undefined ? 0 : one.amountMinor),
      0,
    );
    if (sum > CAP_MINOR) say(`${sum} of ${CAP_MINOR} was taken by ${mandate.providerId}`);
  }
  const known = new Map(debits.map((debit) => [debit.reference, debit]));
  for (const { reference } of there) if (!known.has(reference)) say(`Nobody ordered ${reference}`);
  for (const { id, reference, state, lease } of debits) {
    const wasTaken = taken.some((one) => one.reference === reference);
    const expected = wasTaken ? ['succeeded'] : ['failed', 'needs_review'];
    const told = notices.filter(({ debit }) => debit?.id === id).map(({ type }) => type);
    const named = `${reference} (${state}, ${wasTaken ? 'taken' : 'not taken'}, told ${told.join(' ')})`;
    if (lease || !expected.includes(state)) say(`${named} is not the truth`);
    if (told.filter((type) => type !== 'debit.processing').join() !== `debit.${state}`)
      say(`${named}: its end`);
    if (told.filter((type) => type === 'debit.processing').length > 1) say(`${named}: told twice`);
  }
}
