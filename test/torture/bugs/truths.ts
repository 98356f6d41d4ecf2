import type { PlantedBug } from './bug.ts';

/** What is believed, what is recovered, and what is said of it. */
export const truthBugs: readonly PlantedBug[] = [
  {
    name: 'webhook-body-trusted',
    story: 'What a webhook says of a payment is taken for what verify would say.',
    occasion: { scenarios: ['webhook-lies'], odds: { 'webhooks lost': 0, 'webhooks late': 0 } },
    replacements: [
      {
        file: 'proxy/checkouts/inbox.ts',
        from: `      await tellSettlement(read);`,
        to: `      await tellSettlement(read);
      try {
        const { event, data } = JSON.parse(Buffer.from(message.body).toString());
        const object = data.object ?? data;
        const trusted = ((globalThis as { trusted?: Map<string, unknown> }).trusted ??= new Map());
        const status = event.endsWith('_failed') ? 'failed' : 'successful';
        const told = { amountMinor: object.amount, currency: object.currency ?? 'NGN', mode: 'test' };
        if (event.includes('payment_')) {
          trusted.set(object.reference, { ...told, status, reference: object.reference, createdAt: clock.now() });
        }
      } catch {}`,
      },
      {
        file: 'proxy/checkouts/verifier.ts',
        from: `    const answer = await provider.verify(reference).catch((): Answer<VerifyResult> => broken);`,
        to: `    const value = (globalThis as { trusted?: Map<string, VerifyResult> }).trusted?.get(reference);
    const answer: Answer<VerifyResult> = value
      ? { kind: 'ok', value }
      : await provider.verify(reference).catch((): Answer<VerifyResult> => broken);`,
      },
    ],
    caughtBy: ['I2', 'I3', 'I4'],
  },
  {
    name: 'completer-off',
    story: 'Nothing goes on without a payer who asks.',
    replacements: [{ file: 'proxy/create-proxy.ts', from: `    completer: completer.tick,\n`, to: '' }],
    caughtBy: ['I6', 'I2'],
  },
  {
    name: 'version-from-memory',
    story: 'The version counts on from what this process knew last.',
    replacements: [
      {
        file: 'proxy/checkouts/change.ts',
        from: `      if (seen) checkout.version = Math.max(checkout.version, before.checkout.version + 1);`,
        to: `      const versions = ((globalThis as { versions?: Map<string, number> }).versions ??= new Map());
      const known = versions.get(checkoutId) ?? before.checkout.version;
      if (seen) checkout.version = Math.max(checkout.version, known + 1);
      versions.set(checkoutId, checkout.version);`,
      },
      {
        file: 'proxy/checkouts/change.ts',
        from: `      const known = new Map(before.attempts.map((attempt) => [attempt.id, attempt]));
      for (const attempt of attempts) {
        const old = known.get(attempt.id);`,
        to: `      const knownAttempts = new Map(before.attempts.map((attempt) => [attempt.id, attempt]));
      for (const attempt of attempts) {
        const old = knownAttempts.get(attempt.id);`,
      },
    ],
    caughtBy: ['I10', 'I4'],
  },
  {
    name: 'watcher-not-woken',
    story: 'A page that waits is not told of what changes.',
    // Who leaves soon learns nothing of it.
    occasion: { scenarios: ['late-success'], mostPatienceMs: 60_000, customersForABlow: 0 },
    replacements: [
      {
        file: 'proxy/checkouts/change.ts',
        from: `      if (seen || checkout.status !== before.checkout.status) await tx.wake(checkoutId);\n`,
        to: '',
      },
    ],
    caughtBy: ['I10'],
  },
  {
    name: 'stale-status-overwrites-final',
    story: 'A page shows whatever came last, also where it is older than what it has.',
    occasion: { odds: { 'browser answer-late': 0.3 } },
    replacements: [
      {
        file: 'checkout/machine/flow.ts',
        from: `isStale: ({ context }, { view }: { view: SessionView }) => view.version < context.view.version,`,
        to: `isStale: ({ context }, { view }: { view: SessionView }) => view.version < 0 * context.view.version,`,
      },
    ],
    caughtBy: ['I10'],
  },
  {
    name: 'sigterm-drops-in-flight',
    story: 'A process that is told to end does so at once, whatever is under way.',
    occasion: { blow: 'terminate', customersForABlow: 8 },
    replacements: [
      {
        file: 'proxy/create-proxy.ts',
        from: `      await Promise.race([settled, waitFor(DRAIN_MS, drained.signal)]);`,
        to: `      void settled;\n      process.kill(process.pid, 'SIGKILL');`,
      },
    ],
    caughtBy: ['I6'],
  },
  {
    name: 'password-in-a-debug-log',
    story: 'What a payer typed is written to the log, for debugging.',
    replacements: [
      {
        file: 'proxy/checkouts/pipeline.ts',
        from: `      ...(fields === undefined ? {} : { typed: new Sealed(fields) }),`,
        to: `      ...(fields === undefined
        ? {}
        : (process.stdout.write(\`\${JSON.stringify({ level: 20, msg: 'command', command, fields })}\\n\`),
          { typed: new Sealed(fields) })),`,
      },
    ],
    caughtBy: ['I13'],
  },
];
