import type { PlantedBug } from './bug.ts';

/** What is kept together, and what is told before it is kept. */
export const commitBugs: readonly PlantedBug[] = [
  {
    name: 'ack-before-commit',
    story: 'A webhook is answered before it is kept.',
    occasion: { odds: { 'database cut-before-commit': 0.05 }, customersForABlow: 8 },
    replacements: [
      {
        file: 'proxy/checkouts/inbox.ts',
        from: `      const isNew = await store.keepWebhook({`,
        to: `      const isNew = true;
      void store.keepWebhook({`,
      },
      {
        file: 'proxy/checkouts/inbox.ts',
        from: `        replayKey: undefined,
      });`,
        to: `        replayKey: undefined,
      }).catch(() => {});`,
      },
    ],
    caughtBy: ['I8'],
  },
  {
    name: 'effect-outside-the-transaction',
    story: 'What the merchant is to be told is kept after the change itself, by a transaction of its own.',
    occasion: { odds: { 'database cut-before-commit': 0.05 } },
    replacements: [
      {
        file: 'proxy/checkouts/change.ts',
        from: `    const alarms: { alarm: Alarm; facts: AlarmFacts }[] = [];`,
        to: `    const alarms: { alarm: Alarm; facts: AlarmFacts }[] = [];
    const later: Parameters<StoreTransaction['insertNotification']>[0][] = [];`,
      },
      {
        file: 'proxy/checkouts/change.ts',
        from: `      alarms.length = 0;`,
        to: `      alarms.length = 0;
      later.length = 0;`,
      },
      {
        file: 'proxy/checkouts/change.ts',
        from: `        await tx.insertNotification({`,
        to: `        later.push({`,
      },
      {
        file: 'proxy/checkouts/change.ts',
        from: `    raise();
    return changed;`,
        to: `    raise();
    if (later.length > 0) {
      await store.transaction(async (tx) => {
        for (const notification of later) await tx.insertNotification(notification);
      });
    }
    return changed;`,
      },
    ],
    caughtBy: ['I5', 'I16'],
  },
  {
    name: 'outbox-sent-before-commit',
    story: 'The merchant is told within the transaction, before it is known whether it is kept.',
    occasion: { odds: { 'database cut-before-commit': 0.2 } },
    replacements: [
      {
        file: 'proxy/notify/deliver.ts',
        from: `  async function tell(notification: OutgoingNotification): Promise<void> {`,
        to: `  (globalThis as { tellAtOnce?: OnEvent }).tellAtOnce = (notification) =>
    sendWebhook?.(notification).catch(() => {});
  async function tell(notification: OutgoingNotification): Promise<void> {`,
      },
      {
        file: 'proxy/checkouts/change.ts',
        from: `        await tx.insertNotification({
          ...notificationOf(id, type, rows, now),
          ...given({ mandate, debit, linkedAccount }),
        });`,
        to: `        const notification = {
          ...notificationOf(id, type, rows, now),
          ...given({ mandate, debit, linkedAccount }),
        };
        void (globalThis as { tellAtOnce?: (told: unknown) => void }).tellAtOnce?.(notification);
        await tx.insertNotification(notification);`,
      },
    ],
    caughtBy: ['I5'],
  },
  {
    name: 'no-dedupe',
    story: 'A webhook that comes again is kept again.',
    occasion: { odds: { 'webhooks repeated': 0.5 } },
    replacements: [
      {
        file: 'proxy/checkouts/inbox.ts',
        from: `dedupeKey: \`\${provider.name}:\${read.dedupeKey}\`,`,
        to: `dedupeKey: \`\${provider.name}:\${read.dedupeKey}:\${newWebhookId(random)}\`,`,
      },
    ],
    caughtBy: ['I8'],
  },
  {
    name: 'dedupe-by-select-then-insert',
    story: 'Whether a webhook is there already is looked up first, and nothing else keeps two of them apart.',
    occasion: { odds: { 'webhooks repeated': 0.5 } },
    replacements: [
      {
        file: 'proxy/store/sql-inbox.ts',
        from: `  const kept = await insertWebhook(connection, rows.inboxRow(webhook));`,
        to: `  const [there] = await db
    .select({ id: inbox.id })
    .from(inbox)
    .where(sql\`starts_with(\${inbox.dedupeKey}, \${\`\${webhook.dedupeKey}|\`})\`);
  if (there) return false;
  const kept = await insertWebhook(
    connection,
    rows.inboxRow({ ...webhook, dedupeKey: \`\${webhook.dedupeKey}|\${webhook.id}\` }),
  );`,
      },
    ],
    caughtBy: ['I8'],
  },
];
