import { freePort } from '../../src/demo/free-port.ts';
import { bankSearchWords } from '../../src/proxy/banks/nicknames.ts';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import type { MonoOptions } from '../../src/proxy/providers/mono/settings.ts';
import type { AcceptedWebhook, Provider } from '../../src/proxy/providers/provider.ts';
import { createManualClock, type ManualClock } from '../../src/sandbox/clock.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/create-sandbox.ts';
import { serveSandbox } from '../../src/sandbox/serve-sandbox.ts';

export interface ServedProvider {
  readonly mono: Provider;
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
  readonly origin: string;
  /** What the adapter reads in each webhook so far, oldest first. */
  heard(): readonly AcceptedWebhook[];
}

const running: { stop(): Promise<void> }[] = [];

/** Ends what was served. To be called after each test. */
export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((one) => one.stop()));
}

/** The adapter before a sandbox that is spoken to over HTTP, with the pages of its own host allowed. */
export async function serveProvider(
  profile: NonNullable<SandboxOptions['profile']> = {},
  options: Partial<MonoOptions> = {},
): Promise<ServedProvider> {
  const clock = createManualClock(Date.UTC(2026, 10, 22, 9));
  const secretKey = 'test_sk_sandbox_0001';
  const appId = 'app_adire_lane';
  const sandbox = createSandbox({ secretKey, appId, clock, profile, seed: 'pages' });
  const port = await freePort();
  const served = await serveSandbox(sandbox, { host: '127.0.0.1', port });
  running.push({
    async stop() {
      await sandbox.stop();
      await served.close();
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  const mono = createMono({
    baseUrl: origin,
    secretKey,
    appId,
    webhookSecrets: ['webhook-secret-of-adire-lane'],
    searchWords: bankSearchWords,
    clock: { now: clock.now, monotonic: clock.now },
    pageHosts: [`127.0.0.1:${port}`],
    ...options,
  });
  return {
    mono,
    sandbox,
    clock,
    origin,
    heard: () =>
      sandbox.control.webhooks
        .log()
        .map(({ event }) => mono.rereadWebhook(new TextEncoder().encode(JSON.stringify(event)))),
  };
}
