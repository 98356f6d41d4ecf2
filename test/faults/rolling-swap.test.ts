import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { newServerDatabase } from '../support/prepared-databases.ts';
import { payMeanwhile, strictly } from './paying-meanwhile.ts';
import {
  type AroundAnswer,
  openPayer,
  openProcessProvider,
  openProcessWorld,
  type ProcessWorld,
} from './process-world.ts';
import { withBuild } from './with-build.ts';

const built = withBuild();

/** Who logs in as this is asked for more by the bank, and waits for it where the test says so. */
const PATIENT_USER = 'user_sessionform';
const PAYERS_BESIDE = 2;

/** A bank that has done what it was told, and does not say so to one payer before it is let go. */
function slowBank() {
  let session: string | null = null;
  let held: { path: string; done(): void; said: Promise<void> } | undefined;
  const around: AroundAnswer = async (request, answer) => {
    const { pathname } = new URL(request.url);
    const ofSession = request.headers.get('x-session-id');
    if (pathname === '/v1/connect/login' && (await request.clone().text()).includes(PATIENT_USER)) {
      session = ofSession;
    }
    if (ofSession === null || ofSession !== session || pathname !== held?.path) return answer();
    const { done, said } = held;
    held = undefined;
    const answered = await answer();
    done();
    await said;
    return answered;
  };
  return {
    around,
    hold(path: string) {
      let done = (): void => {};
      let letGo = (): void => {};
      const isDone = new Promise<void>((resolve) => {
        done = resolve;
      });
      const said = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      held = { path, done, said };
      return { isDone, letGo };
    },
  };
}

it('a process that is replaced while payers pay fails no call, waits for the bank that has not answered, and ends in order', {
  timeout: 300_000,
}, async () => {
  const bank = slowBank();
  const provider = await openProcessProvider(bank.around);
  const where = {
    databaseUrl: await newServerDatabase(),
    build: built.build,
    provider,
    variables: { DIRECTPAY_PAGE_OPENS_PER_MINUTE: '99999' },
  };
  let serving = await openProcessWorld(where);
  const ask: ProcessWorld['ask'] = (path, init) => serving.ask(path, init);
  const beside = payMeanwhile(ask, PAYERS_BESIDE);
  const payer = await openPayer({ ask: strictly(ask) });

  /** As operators do it: the next one is ready, nobody sends to the old one any more, and then it is told to end. */
  async function swapDuring(command: string, body: object, path: string): Promise<void> {
    const old = serving;
    const next = await openProcessWorld(where);
    const key = randomUUID();
    const { isDone, letGo } = bank.hold(path);
    const answered = payer.sendOnce(command, body, old, key);
    await isDone;
    serving = next;
    const ended = old.close();
    await old.spawned.line('"stopping"');
    const early = await payer.sendOnce(command, body, next, key);
    expect([command, await early.json()]).toMatchObject([command, { code: 'step_in_progress' }]);
    // Its caller has waited for two seconds by now, and the bank is still silent.
    const told = await answered;
    expect([command, told.status, await told.json()]).toMatchObject([command, 202, { busy: true }]);
    const draining = [(await old.ask('/readyz')).status, (await old.ask('/healthz')).status];
    expect([command, ...draining]).toEqual([command, 503, 200]);
    expect(await old.metrics()).toContain('directpay_requests_total');
    letGo();
    await expect
      .poll(async () => (await payer.sendOnce(command, body, next, key)).ok, { timeout: 60_000 })
      .toBe(true);
    do await payer.watch();
    while (payer.view().busy);
    const { code, stderr, stdout } = await ended;
    expect([command, code, stderr]).toEqual([command, 0, '']);
    expect(stdout).not.toContain('"alarm"');
    await beside.everybodyPays();
  }

  await beside.everybodyPays();
  const first = payer.view();
  if (first.step !== 'choose-bank') throw new Error(`The page opened at ${first.step}`);
  await payer.step('choose-bank', { bankId: first.banks.find(({ name }) => name === 'Fidelity Bank')?.id });
  await swapDuring('log-in', { fields: { username: PATIENT_USER, password: '123456' } }, '/v1/connect/login');
  expect(payer.view().step).toBe('confirm-payment');
  await swapDuring('pay', {}, '/v1/direct-pay/session');
  expect(payer.view().step).toBe('authorise');
  await swapDuring('authorise', { fields: { answer: 'lagos', token: '123456' } }, '/v1/direct-pay/capture');
  while (payer.view().step === 'confirming') await payer.watch();
  expect(payer.view().step).toBe('paid');

  const { payment } = await serving.read(payer.id);
  const reference = payment?.providerReference ?? '';
  expect(provider.sandbox.ledger.of(reference).length).toBe(1);
  const asked = provider.sandbox.control.calls().filter((call) => call.reference === reference);
  const moves = ['direct-pay-session', 'charge', 'capture'];
  expect(moves.map((one) => asked.filter(({ call }) => call === one).length)).toEqual([1, 1, 1]);
  expect(await beside.stop()).toBe(provider.sandbox.ledger.debits().length - 1);
  expect(await serving.close()).toMatchObject({ code: 0, stderr: '' });
  await provider.close();
});
