import type { Sandbox } from '../../src/sandbox/create-sandbox.ts';

/** From now on nobody can learn how payments ended: verify knows nothing and no webhook leaves. */
export function silenceBank({ control }: Sandbox): void {
  control.webhooks.hold();
  control.adjust({
    intercept: async ({ call }, proceed) =>
      call === 'verify'
        ? Response.json(
            { status: 'failed', message: 'Invalid reference, payment not found' },
            { status: 404 },
          )
        : proceed(),
  });
}

/** Verify answers again, and webhooks leave at once. */
export async function letBankSpeak(sandbox: Sandbox): Promise<void> {
  sandbox.control.adjust({ intercept: (_, proceed) => proceed() });
  await sandbox.control.webhooks.release();
  await sandbox.deliverWebhooks();
}
