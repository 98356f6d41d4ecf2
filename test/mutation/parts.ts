/** A part of the money core: what is changed in it, and which tests have to notice. */
export interface Part {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}

const rules = 'src/proxy/checkouts';
const mono = 'src/proxy/providers/mono';
const faults = 'test/faults';

export const parts = {
  money: { mutate: ['src/contract/{money,amounts}.ts'], tests: ['src/contract/{money,amounts}.test.ts'] },
  limits: { mutate: ['src/proxy/routes/rate-limit.ts'], tests: ['src/proxy/routes/rate-limit.test.ts'] },
  keys: {
    mutate: ['src/proxy/keys/{field-cipher,keyring}.ts'],
    tests: ['src/proxy/keys/*.test.ts'],
  },
  tokens: {
    mutate: ['src/proxy/pages/page-token.ts', 'src/proxy/routes/merchant-key.ts'],
    tests: ['src/proxy/pages/page-token.test.ts', 'src/proxy/routes/merchant-key.test.ts'],
  },
  redaction: {
    mutate: ['src/proxy/log/log.ts', 'src/contract/sealed.ts'],
    tests: ['src/proxy/log/log.test.ts', 'src/contract/sealed.test.ts'],
  },
  webhooks: {
    mutate: [`${mono}/webhook.ts`, `${mono}/webhook-subjects.ts`],
    tests: [`${mono}/webhook*.test.ts`, 'test/fidelity/{mandates,pages}-webhooks.test.ts'],
  },
  outcomes: {
    mutate: [`${mono}/outcomes.ts`],
    tests: [`${mono}/outcomes.test.ts`, 'test/fidelity/outcome-table.test.ts'],
  },
  exposure: { mutate: [`${rules}/exposure.ts`], tests: [`${rules}/exposure.test.ts`] },
  due: { mutate: [`${rules}/due.ts`], tests: [`${rules}/due.test.ts`] },
  echo: { mutate: [`${rules}/echo.ts`], tests: [`${rules}/echo.test.ts`] },
  answers: { mutate: [`${rules}/keep-answer.ts`], tests: [`${rules}/keep-answer.test.ts`] },
  perform: { mutate: [`${rules}/perform.ts`], tests: [`${rules}/perform.test.ts`] },
  verify: {
    mutate: [`${rules}/settle-verify.ts`],
    tests: [`${rules}/settle-{verify,unpaid}.test.ts`],
  },
  attempts: { mutate: [`${rules}/start-attempt.ts`], tests: [`${rules}/start-attempt.test.ts`] },
  resolving: { mutate: [`${rules}/resolve.ts`], tests: [`${rules}/resolve.test.ts`] },
  refunds: { mutate: [`${rules}/refund-settle.ts`], tests: [`${rules}/refund-settle.test.ts`] },
  commands: { mutate: [`${rules}/pipeline.ts`], tests: [`${rules}/pipeline.test.ts`] },
  plans: {
    mutate: [`${rules}/{charge-plan,capture-plan}.ts`],
    tests: [`${faults}/{paying,authorising,settling}.test.ts`],
  },
  outcome: {
    mutate: ['src/checkout/machine/{outcome-of,orders}.ts'],
    tests: ['test/model/{leaving,payer}.test.ts'],
  },
  machine: {
    mutate: ['src/checkout/machine/{choosing,ending,leaving,logging-in,paying,setting-up}.ts'],
    tests: ['test/model/{asked-for,leaving,payer,payer-of-a-mandate}.test.ts'],
  },
} as const satisfies Record<string, Part>;

export type PartName = keyof typeof parts;
