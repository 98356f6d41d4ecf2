import { createSandbox } from '../../../src/sandbox/create-sandbox.ts';
import { serveSandbox } from '../../../src/sandbox/serve-sandbox.ts';
import { bankProfile } from './bank-profile.ts';
import { keys } from './keys.ts';
import type { BankOrder, ChildReport } from './orders.ts';

/** The provider: it is never killed, since its ledger is what everything else is held against. */
process.once('message', async (order: BankOrder) => {
  const sandbox = createSandbox({
    secretKey: keys.mono.secretKey,
    appId: keys.mono.appId,
    webhook: { url: order.webhookUrl, secret: keys.mono.webhookSecret },
    seed: order.seed,
    profile: bankProfile(order.profile, order.seed),
  });
  await serveSandbox(sandbox, { host: '127.0.0.1', port: order.port });
  process.send?.({ kind: 'ready' } satisfies ChildReport);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ kind: 'loaded' } satisfies ChildReport);
