import type { PlantedBug } from './bug.ts';

/** What a provider's answer, or its silence, is taken for. */
export const answerBugs: readonly PlantedBug[] = [
  {
    name: 'timeout-is-failed',
    story: 'A charge or capture that nobody answered counts as refused, and the payer may try again.',
    occasion: { scenarios: ['server-error-after-debit', 'cut-after-debit'] },
    replacements: [
      {
        file: 'proxy/checkouts/payment-answers.ts',
        from: `    forgetLogin(attempt);
    attempt.verifyAt = draft.now + FIRST_ASK_MS;
    return undefined;`,
        to: `    attempt.exposure = 'asked';
    decline(draft, 'bank_refused', { call });
    return undefined;`,
      },
    ],
    caughtBy: ['I4', 'I15', 'I1'],
  },
  {
    name: 'retry-with-a-new-reference',
    story: 'A capture that nobody answered is made again at once, as another payment.',
    occasion: { scenarios: ['server-error-after-debit', 'cut-after-debit'] },
    replacements: [
      {
        file: 'proxy/checkouts/capture-plan.ts',
        from: `import { verdictOn } from './questions.ts';`,
        to: `import { randomBytes } from 'node:crypto';
import { openPaymentPlan } from './open-payment-plan.ts';
import { verdictOn } from './questions.ts';
import { startAttempt } from './start-attempt.ts';`,
      },
      {
        file: 'proxy/checkouts/capture-plan.ts',
        from: `      if (answer.kind !== 'not-executed') {`,
        to: `      if (answer.kind === 'unknown') {
        const { bankSession, pageKeyHash, way, institution, methodId } = attempt;
        attempt.state = 'over';
        attempt.exposure = 'asked';
        const again = startAttempt(draft, randomBytes, { way, institution, methodId });
        if (!again) return undefined;
        Object.assign(again, { bankSession, pageKeyHash, state: 'logged-in' });
        return openPaymentPlan(tools, again.id);
      }
      if (answer.kind !== 'not-executed') {`,
      },
    ],
    caughtBy: ['I15', 'I1'],
  },
  {
    name: 'not-found-is-not-charged',
    story: 'A payment that verify does not know was not made.',
    occasion: { scenarios: ['only-listed'] },
    replacements: [
      {
        file: 'proxy/checkouts/settle-verify.ts',
        from: `} else if (answer.value.status === 'failed') {`,
        to: `} else if (answer.value.status === 'failed' || answer.value.status === 'not-found') {`,
      },
    ],
    caughtBy: ['I4', 'I2', 'I1'],
  },
  {
    name: 'amount-not-compared',
    story: 'A payment of another amount counts as the one that was ordered.',
    occasion: { scenarios: ['other-amount'] },
    replacements: [
      {
        file: 'proxy/checkouts/settle-verify.ts',
        from: `  if (payment.amountMinor !== checkout.amountMinor) return 'amount';\n`,
        to: '',
      },
    ],
    caughtBy: ['I2'],
  },
  {
    name: 'provider-not-compared',
    story:
      'A payment that the provider tells under another reference, or as one of its other mode, counts as ours.',
    occasion: { scenarios: ['other-reference', 'other-mode'] },
    replacements: [
      {
        file: 'proxy/checkouts/settle-verify.ts',
        from: `  if (payment.reference !== attempt.reference) return 'reference';\n`,
        to: '',
      },
      {
        file: 'proxy/checkouts/settle-verify.ts',
        from: `  if (payment.mode !== checkout.mode) return 'mode';\n`,
        to: '',
      },
    ],
    caughtBy: ['I2'],
  },
  {
    name: 'breaker-blocks-verify',
    story: 'After a few silences the provider is not asked any more what became of payments.',
    occasion: { customersForABlow: 0, odds: { 'provider reset-before-delivery': 0.1 } },
    replacements: [
      {
        file: 'proxy/checkouts/provider-health.ts',
        from: `  let back = false;\n`,
        to: `  let back = false;\n  let silences = 0;\n`,
      },
      {
        file: 'proxy/checkouts/provider-health.ts',
        from: `      down = true;`,
        to: `      down = true;\n      silences += 1;`,
      },
      {
        file: 'proxy/checkouts/provider-health.ts',
        from: `aroundCalls(provider, (_, ask) => heard(ask())),`,
        to: `aroundCalls(provider, (call, ask) =>
      heard(
        call === 'verify' && silences >= 5
          ? Promise.resolve({ kind: 'unknown', cause: 'connection_lost', code: 'breaker' })
          : ask(),
      ),
    ),`,
      },
    ],
    caughtBy: ['I6', 'I2'],
  },
];
