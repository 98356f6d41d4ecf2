import { expect, it } from 'vitest';
import { newServerDatabase } from '../support/prepared-databases.ts';
import { type AroundAnswer, openPayer, openProcessProvider, openProcessWorld } from './process-world.ts';
import { withBuild } from './with-build.ts';

const built = withBuild();

/** Throws, as a mistake in our own code would, when the process is sent SIGUSR2. */
const faulty = "process.on('SIGUSR2', () => { throw new RangeError('pin-canary was typed'); });";

it('a process that fails while the bank is silent says so once, and the next one settles the payment at once, debited once', {
  timeout: 180_000,
}, async () => {
  let capturing = (): void => {};
  const isCapturing = new Promise<void>((resolve) => {
    capturing = resolve;
  });
  const around: AroundAnswer = async (request, answer) => {
    const answered = await answer();
    if (!request.url.endsWith('/v1/direct-pay/capture')) return answered;
    capturing();
    // The answer reaches nobody: whoever asked has failed.
    return new Promise<Response>(() => {});
  };
  const provider = await openProcessProvider(around);
  const where = { databaseUrl: await newServerDatabase(), build: built.build, provider };
  const failing = await openProcessWorld({ ...where, preload: faulty });
  const next = await openProcessWorld(where);
  let serving = failing;
  const payer = await openPayer({ ask: (path, init) => serving.ask(path, init) });
  await payer.logIn();
  const lost = payer.sendOnce('pay').catch(() => undefined);
  await isCapturing;
  failing.spawned.child.kill('SIGUSR2');
  const { code, stdout, stderr } = await failing.spawned.ended;
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const told = stdout.split('\n').filter((line) => line.includes('process_failed'));
  expect([told.length, stdout.includes('canary')]).toEqual([1, false]);
  await lost;

  serving = next;
  do await payer.watch();
  while (payer.view().step !== 'paid');
  const { payment } = await next.read(payer.id);
  expect(provider.sandbox.ledger.of(payment?.providerReference ?? '').length).toBe(1);
  const captures = provider.sandbox.control.calls().filter(({ call }) => call === 'capture');
  expect(captures.length).toBe(1);
  expect(await next.close()).toMatchObject({ code: 0, stderr: '' });
  await provider.close();
});
