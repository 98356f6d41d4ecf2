import { createServer } from 'node:http';
import { createSandbox, type Sandbox } from '../../src/sandbox/create-sandbox.ts';
import { serveSandbox } from '../../src/sandbox/serve-sandbox.ts';
import type { ProviderFacts, ProviderOrder, ProviderReport, ProviderWord } from './provider-orders.ts';

/** The sandbox and the merchant's own server, in a process of their own: neither waits for the driver. */
const told = new Map<string, number>();
let sandbox: Sandbox | undefined;

process.on('message', (word: ProviderWord) => {
  if (word.kind === 'begin') void begin(word.order);
  else report({ kind: 'counted', facts: facts() });
});

async function begin(order: ProviderOrder): Promise<void> {
  const { secretKey, appId, latencyMs, webhook, port, merchantPort } = order;
  sandbox = createSandbox({ secretKey, appId, webhook, profile: { latencyMs } });
  await serveSandbox(sandbox, { host: '127.0.0.1', port });
  const merchant = createServer((request, response) => {
    let text = '';
    request.on('data', (bytes) => {
      text += bytes;
    });
    request.on('end', () => {
      const { type } = JSON.parse(text) as { type: string };
      told.set(type, (told.get(type) ?? 0) + 1);
      response.writeHead(204).end();
    });
  });
  merchant.listen(merchantPort, '127.0.0.1', () => report({ kind: 'ready' }));
}

function facts(): ProviderFacts {
  const byReference = new Map<string, number>();
  for (const { reference } of sandbox?.ledger.debits() ?? [])
    byReference.set(reference, (byReference.get(reference) ?? 0) + 1);
  const debits = [...byReference.values()];
  return {
    debits: debits.length,
    debitedTwice: debits.filter((count) => count > 1).length,
    told: Object.fromEntries(told),
  };
}

function report(what: ProviderReport): void {
  process.send?.(what);
}
