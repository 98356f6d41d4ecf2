import { setTimeout as delay } from 'node:timers/promises';
import type { PaymentCheckout } from '../../src/contract/merchant-api.ts';
import type { Lab, RunningProxy } from './lab.ts';
import { openLine, patientLine } from './line.ts';
import { openPayer } from './payer.ts';
import { atMost, type Row, told } from './table.ts';

const READY_MS = 1_000;
const SETTLED_MS = 10_000;
/** Long enough for whatever goes on without its payer to be sent. */
const WATCHED_MS = 2 * SETTLED_MS;
const PAYERS = 40;
const SPREAD_MS = 10;

/** A process that is killed while payers pay: how soon another one serves, and how soon every payment is known that the provider has. */
export async function measureRecovery(
  lab: Lab,
  proxy: RunningProxy,
  reopen: () => Promise<RunningProxy>,
): Promise<readonly Row[]> {
  let port = proxy.port;
  const line = patientLine(openLine(() => port));
  const payers = await Promise.all(
    Array.from({ length: PAYERS }, async () => {
      const payer = await openPayer(line, lab.secretKey);
      await payer.logIn();
      return payer;
    }),
  );
  // One after another, so that the kill finds them everywhere between their first call and their last.
  for (const payer of payers) {
    payer.step('pay').catch(() => {});
    await delay(SPREAD_MS);
  }
  proxy.child.kill('SIGKILL');
  await proxy.ended;
  const next = await reopen();
  port = next.port;
  const readyAt = performance.now();
  const headers = { authorization: `Bearer ${lab.secretKey}` };
  const read = async (id: string): Promise<PaymentCheckout> =>
    JSON.parse((await line.asked(`/v1/checkouts/${id}`, { headers })).body.toString()) as PaymentCheckout;
  let open = payers.map(({ id }) => id);
  let paid = 0;
  let behindMs = 0;
  let facts = await lab.provider.count();
  while (open.length > 0 && performance.now() - readyAt < WATCHED_MS) {
    const found = await Promise.all(open.map(read));
    paid += found.filter(({ status }) => status === 'succeeded').length;
    // What was never sent is the payer's to send again.
    open = found.flatMap(({ id, status, mayHavePaid }) =>
      status !== 'succeeded' && mayHavePaid ? [id] : [],
    );
    if (paid < facts.debits) behindMs = performance.now() - readyAt;
    await delay(50);
    facts = await lab.provider.count();
  }
  line.close();
  return [
    atMost('from the start of a process until it is ready', next.readyMs, READY_MS, 'ms'),
    told('  payments under way when it was killed', PAYERS, ''),
    told('  of these paid', paid, ''),
    atMost('from then until all that were debited are paid', behindMs, SETTLED_MS, 'ms'),
    atMost('payers who were debited and have not paid', facts.debits - paid, 0, ''),
    told('  payments whose end the provider has not told yet', open.length, ''),
    atMost('payers debited twice', facts.debitedTwice, 0, ''),
  ];
}
