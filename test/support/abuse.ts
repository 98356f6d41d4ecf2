import { parseArgs } from 'node:util';
import { freePort } from '../../src/demo/free-port.ts';
import { listen } from '../../src/proxy/listen.ts';
import { runBadInput } from '../contract/abuse/bad-run.ts';
import { openFakeTarget } from '../contract/abuse/fake-target.ts';
import { openWholeTarget } from '../contract/abuse/whole-target.ts';
import { runBadWire } from '../contract/abuse/wire-run.ts';
import { openProxy } from '../contract/open-proxy.ts';

interface Run {
  readonly sent: number;
  readonly statuses: Readonly<Record<number, number>>;
  readonly complaints: readonly string[];
}

const { values } = parseArgs({
  options: { inputs: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const inputs = Number(values.inputs);
const seed = Number(values.seed);

/** Bad requests by the hundred thousand: nine tenths against the outside over fakes, the rest against the whole proxy and as bytes over connections. */
async function abuse(): Promise<void> {
  let isSound = true;
  const report = async (name: string, run: () => Promise<Run>): Promise<void> => {
    const startedAt = performance.now();
    const { sent, statuses, complaints } = await run();
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
    console.log(`${name}: ${sent} sent in ${seconds} s, answers by status ${JSON.stringify(statuses)}`);
    for (const complaint of complaints) console.log(`  WRONG ${complaint}`);
    if (complaints.length > 0) isSound = false;
  };
  process.on('unhandledRejection', (error) => {
    console.error('UNHANDLED', error);
    process.exit(1);
  });
  console.log(`Seed ${seed}`);
  const outside = await openFakeTarget();
  await report('outside', () => runBadInput(outside, Math.ceil(inputs * 0.9), seed));
  const listening = await listen({ fetch: outside.fetch, host: '127.0.0.1', port: await freePort() });
  await report('connections', () => runBadWire(outside, listening.port, Math.ceil(inputs * 0.05), seed));
  await listening.close();
  const opened = await openProxy();
  const whole = await openWholeTarget(opened);
  await report('whole proxy', () => runBadInput(whole, Math.ceil(inputs * 0.05), seed));
  await opened.close();
  process.exitCode = isSound ? 0 : 1;
}

await abuse();
