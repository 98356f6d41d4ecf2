import { expect, it } from 'vitest';
import { serveSandbox } from '../../src/sandbox/serve-sandbox.ts';
import { SECRET_KEY } from '../contract/open-app.ts';
import { goodVariables } from '../contract/spawn-proxy.ts';
import { runSql } from '../support/run-sql.ts';
import { judge } from '../torture/checker/judge.ts';
import { readFacts } from '../torture/checker/read-facts.ts';
import { tellAgain } from '../torture/checker/tell-again.ts';
import { drawFrom } from './draw.ts';
import { openPayer, openProcessWorld } from './process-world.ts';
import { withProcesses } from './with-processes.ts';

const own = withProcesses();

it('is that all is well after an ordinary payment, and that nothing is once the database denies it', async () => {
  const databaseUrl = await own.server.createDatabase();
  const world = await openProcessWorld({ databaseUrl, build: own.build });
  const bank = await serveSandbox(world.sandbox, { host: '127.0.0.1', port: 0 });
  const bankUrl = `http://127.0.0.1:${bank.port}`;
  const webhookSecret = goodVariables['MONO_WEBHOOK_SECRET'] ?? '';
  world.sandbox.control.webhooks.sendTo({ url: `${world.origin}/webhooks/mono`, secret: webhookSecret });
  try {
    const payer = await openPayer(world);
    await payer.logIn();
    await payer.payToTheEnd();
    await world.sandbox.control.webhooks.deliverAll();

    const where = {
      databaseUrl,
      bankUrl,
      bankKey: goodVariables['MONO_SECRET_KEY'] ?? '',
      secretKey: SECRET_KEY,
      merchantName: 'Adire Lane',
      record: [
        {
          kind: 'created' as const,
          at: Date.now(),
          checkoutId: payer.id,
          of: 'payment' as const,
          reference: 'order-1',
          amountMinor: 500_000,
        },
      ],
      canaries: ['0011223344-never-typed'],
      sinks: {},
      now: Date.now,
    };
    const toldAgain = await tellAgain({
      ...where,
      proxyUrls: [world.origin],
      webhookSecret,
      draw: drawFrom(1),
    });
    const facts = { ...(await readFacts(where)), toldAgain };
    expect(toldAgain.before).toHaveLength(2);
    expect(facts).toMatchObject({ checkouts: [{ status: 'succeeded' }], ledger: [{ amountMinor: 500_000 }] });
    expect(facts.inbox.length).toBeGreaterThan(0);
    expect(judge(facts)).toEqual([]);

    await runSql(
      databaseUrl,
      `alter table directpay.attempts disable trigger user; update directpay.attempts set state = 'refused'`,
    );
    expect(judge(await readFacts(where)).map(({ invariant }) => invariant)).toEqual(['I2', 'I16']);
  } finally {
    await bank.close();
    await world.close();
  }
});
