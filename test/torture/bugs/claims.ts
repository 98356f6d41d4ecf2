import type { PlantedBug } from './bug.ts';

/** Who may do something, and whether that is written down before it is done. */
export const claimBugs: readonly PlantedBug[] = [
  {
    name: 'no-claim-before-the-call',
    story: 'The provider is called first, and what was done is written down afterwards.',
    occasion: { scenarios: ['server-error-after-debit'] },
    replacements: [
      {
        file: 'proxy/checkouts/charge-plan.ts',
        from: `      markSent(draft, attempt, 'charging');\n`,
        to: '',
      },
      {
        file: 'proxy/checkouts/capture-plan.ts',
        from: `      markSent(draft, attempt, 'capturing');\n`,
        to: '',
      },
    ],
    caughtBy: ['I1', 'I4', 'I15'],
  },
  {
    name: 'claim-kept-in-memory',
    story: 'That a capture is under way is known to its own process alone: another one makes it again.',
    occasion: { scenarios: ['server-error-after-debit', 'cut-after-debit'] },
    replacements: [
      {
        file: 'proxy/checkouts/capture-plan.ts',
        from: `      markSent(draft, attempt, 'capturing');\n`,
        to: `      draft.record('capture.sent', { attempt: attempt.number });\n`,
      },
    ],
    caughtBy: ['I4', 'I2', 'I1'],
  },
  {
    name: 'lease-without-fencing',
    story:
      'A process that was asleep writes down what it learnt, whoever has taken over since, and sends what it had meant to send.',
    // A lease lasts ten seconds longer than the bank is waited for.
    occasion: {
      scenarios: ['webhook-before-answer'],
      blow: 'freeze',
      freezeMs: 16_000,
      customersForABlow: 10,
    },
    replacements: [
      {
        file: 'proxy/checkouts/perform.ts',
        from: `    if (draft.checkout.fence === held.fence && draft.checkout.lease?.owner === owner) return true;`,
        to: `    if (draft.checkout.fence >= held.fence) return true;`,
      },
      {
        file: 'proxy/checkouts/perform.ts',
        from: `held.endsAt - clock.monotonic() >= plan.patienceMs(rows)`,
        to: `held.endsAt > 0`,
      },
    ],
    caughtBy: ['I15', 'I4', 'I1', 'I7'],
  },
  {
    name: 'double-click-not-guarded',
    story:
      'Who presses twice has it done twice: neither key nor version nor step nor lease nor attempt is looked at.',
    profile: 'hostile',
    // Whoever is slow to say that it has debited leaves time for a second press.
    occasion: {
      scenarios: ['webhook-before-answer'],
      odds: { 'browser delivered-again': 0.4 },
      customersForABlow: 0,
    },
    replacements: [
      {
        file: 'proxy/checkouts/pipeline.ts',
        from: `async function work(draft: Draft, tx: StoreTransaction, known?: CommandRecord): Promise<Taken> {`,
        to: `async function work(draft: Draft, tx: StoreTransaction, again?: CommandRecord): Promise<Taken> {
      const known = undefined as typeof again;`,
      },
      {
        file: 'proxy/checkouts/pipeline.ts',
        from: `        key,
        checkoutId,
        command,`,
        to: `        key: again ? \`\${key}~\${draft.now}\` : key,
        checkoutId,
        command,`,
      },
      {
        file: 'proxy/checkouts/pipeline.ts',
        from: `      if (version !== checkout.version) return { kind: 'problem', code: 'step_out_of_order' };\n`,
        to: '',
      },
      {
        file: 'proxy/checkouts/pipeline.ts',
        from: `if (!kind.commandsAt(draft, step).includes(command)) {`,
        to: `if (command !== 'pay' && !kind.commandsAt(draft, step).includes(command)) {`,
      },
      {
        file: 'proxy/checkouts/pipeline.ts',
        from: `      if (checkout.lease) return { kind: 'busy' };\n`,
        to: '',
      },
      {
        file: 'proxy/checkouts/open-payment-plan.ts',
        from: `      if (attempt.state !== 'logged-in' || !attempt.bankSession) return false;
      return maySpend(attempt, draft.attempts);`,
        to: `      return attempt.bankSession !== undefined;`,
      },
      {
        file: 'proxy/checkouts/charge-plan.ts',
        from: `      if (attempt.state !== expected || !attempt.bankSession || !maySpend(attempt, draft.attempts)) {`,
        to: `      if (!attempt.bankSession || expected === undefined) {`,
      },
      {
        file: 'proxy/checkouts/capture-plan.ts',
        from: `      if (!isNext(attempt, inputs) || !attempt.bankSession || !maySpend(attempt, draft.attempts))`,
        to: `      if (!attempt.bankSession)`,
      },
    ],
    caughtBy: ['I1', 'I4', 'I2'],
  },
  {
    name: 'amount-from-the-browser',
    story:
      'The amount that a browser sends is the one that is charged; what the provider repeats of it is not looked at.',
    replacements: [
      {
        file: 'proxy/checkouts/command-body.ts',
        from: `  const parsed = v.safeParse(commandBodies[command], body);
  if (parsed.success) return parsed.output as CommandBody<C>;`,
        to: `  const { amountMinor, ...plain } = body as { amountMinor?: number };
  const parsed = v.safeParse(commandBodies[command], plain);
  if (parsed.success) return { ...parsed.output, ...(amountMinor && { amountMinor }) } as CommandBody<C>;`,
      },
      {
        file: 'proxy/checkouts/pages.ts',
        from: `      const parsed = parseCommand(request, pageKeyHash);`,
        to: `      const { amountMinor: asked, ...body } = request.body as { amountMinor?: number };
      const amounts = ((globalThis as { amounts?: Map<string, number> }).amounts ??= new Map());
      if (asked !== undefined) amounts.set(checkoutId, asked);
      const parsed = parseCommand({ ...request, body }, pageKeyHash);`,
      },
      {
        file: 'proxy/checkouts/open-payment-plan.ts',
        from: `order = { amountMinor, currency, description, reference: attempt.reference };`,
        to: `const amounts = (globalThis as { amounts?: Map<string, number> }).amounts;
      order = {
        amountMinor: amounts?.get(attempt.checkoutId) ?? amountMinor,
        currency,
        description,
        reference: attempt.reference,
      };`,
      },
      {
        file: 'proxy/checkouts/echo.ts',
        from: `    return 'amount';\n`,
        to: '',
      },
    ],
    caughtBy: ['I11'],
  },
  {
    name: 'expired-token-accepted',
    story: 'A page token opens its checkout for ever.',
    replacements: [
      {
        file: 'proxy/pages/page-token.ts',
        from: `      if (clock.now() >= Number(read[1])) throw new ProblemError('token_expired');\n`,
        to: '',
      },
    ],
    caughtBy: ['I14'],
  },
];
