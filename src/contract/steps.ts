/** Every step a payment can stand at. The same word names the machine's state, the screen and the route. */
export const paymentSteps = [
  'choose-way',
  'choose-bank',
  'choose-method',
  'log-in',
  'answer',
  'choose-account',
  'confirm-payment',
  'authorise',
  'leave-to-provider',
  'in-use',
  'confirming',
  'paid',
  'declined',
  'expired',
  'cancelled',
  'unavailable',
] as const;

/** Every step that setting up a mandate can stand at. */
export const mandateSteps = [
  'choose-bank',
  'enter-account',
  'enter-details',
  'review-terms',
  'leave-to-provider',
  'send-transfer',
  'await-bank',
  'approved',
  'ready',
  'mandate-failed',
  'expired',
  'cancelled',
  'unavailable',
] as const;

/** Every step that linking an account can stand at. */
export const linkSteps = [
  'review-sharing',
  'leave-to-provider',
  'linked',
  'expired',
  'cancelled',
  'unavailable',
] as const;

export type PaymentStep = (typeof paymentSteps)[number];
export type MandateStep = (typeof mandateSteps)[number];
export type LinkStep = (typeof linkSteps)[number];
export type Step = PaymentStep | MandateStep | LinkStep;
export const steps = [...new Set<Step>([...paymentSteps, ...mandateSteps, ...linkSteps])];

/** What can be set up with a checkout. */
export const kinds = ['payment', 'mandate', 'link'] as const;
export type Kind = (typeof kinds)[number];

/**
 * How far money may have moved. `none`: no charge was started. `asked`: the last charge or capture was explicitly
 * answered with a question or a listed refusal. `sent`: a charge or capture is under way, or its outcome is not known.
 */
export const exposures = ['none', 'asked', 'sent'] as const;
export type Exposure = (typeof exposures)[number];

interface CommandRule {
  readonly from: readonly Step[];
  readonly exposure: readonly Exposure[];
}

const beforeMoney = ['none', 'asked'] as const;

const underWay = [
  'choose-method',
  'log-in',
  'answer',
  'choose-account',
  'confirm-payment',
  'authorise',
] as const satisfies readonly Step[];

/** Steps of a mandate before anything waits at the bank. */
const beforeTransfer = ['enter-account', 'enter-details', 'review-terms'] as const satisfies readonly Step[];

/** The closed table: which command is taken at which step, and at which exposure of the whole checkout. */
export const commandTable = {
  'choose-way': { from: ['choose-way'], exposure: beforeMoney },
  'choose-bank': { from: ['choose-bank'], exposure: beforeMoney },
  'choose-method': { from: ['choose-method'], exposure: beforeMoney },
  'log-in': { from: ['log-in'], exposure: beforeMoney },
  answer: { from: ['answer'], exposure: beforeMoney },
  'choose-account': { from: ['choose-account'], exposure: beforeMoney },
  pay: { from: ['confirm-payment'], exposure: beforeMoney },
  authorise: { from: ['authorise'], exposure: beforeMoney },
  returned: { from: ['leave-to-provider'], exposure: exposures },
  'start-over': { from: ['in-use'], exposure: beforeMoney },
  'try-again': { from: ['declined', 'unavailable'], exposure: beforeMoney },
  'enter-account': { from: ['enter-account'], exposure: beforeMoney },
  /** Only what a payer has to tell of themselves: the provider's page asks for bank and account. */
  'enter-details': { from: ['enter-details'], exposure: beforeMoney },
  'accept-terms': { from: ['review-terms'], exposure: beforeMoney },
  /** What is shared, with whom and for what has been read: the provider's page is asked for. */
  'agree-sharing': { from: ['review-sharing'], exposure: beforeMoney },
  /** Says nothing that is believed: it only makes us ask sooner. */
  'transfer-sent': { from: ['send-transfer'], exposure: beforeMoney },
  /** The same account again, by a new mandate; what waits at the bank is cancelled. */
  restart: { from: ['send-transfer', 'await-bank', 'mandate-failed'], exposure: beforeMoney },
  'go-back': {
    from: [...underWay, ...beforeTransfer, 'leave-to-provider', 'await-bank'],
    exposure: beforeMoney,
  },
  /** Only where the checkout allows several ways to pay. A page of the provider's that waits is given up, and asked about on. */
  'change-way': {
    from: ['choose-bank', ...underWay, 'leave-to-provider', 'declined', 'unavailable'],
    exposure: beforeMoney,
  },
  /** Only where the bank has several ways to log in. */
  'change-method': {
    from: ['log-in', 'answer', 'choose-account', 'confirm-payment', 'authorise', 'declined', 'unavailable'],
    exposure: beforeMoney,
  },
  'change-bank': {
    from: [...underWay, 'enter-account', 'review-terms', 'mandate-failed', 'declined', 'unavailable'],
    exposure: beforeMoney,
  },
  cancel: {
    from: [
      'choose-way',
      'choose-bank',
      ...underWay,
      ...beforeTransfer,
      'review-sharing',
      'leave-to-provider',
      'send-transfer',
      'await-bank',
      'mandate-failed',
      'declined',
      'unavailable',
    ],
    exposure: beforeMoney,
  },
} as const satisfies Record<string, CommandRule>;

export type Command = keyof typeof commandTable;
export const commands = Object.keys(commandTable) as [Command, ...Command[]];

/** Whether the table takes `command` at `step` while the checkout stands at `exposure`. */
export function isAllowed(command: Command, step: Step, exposure: Exposure): boolean {
  const rule: CommandRule = commandTable[command];
  return rule.from.includes(step) && rule.exposure.includes(exposure);
}

/** The commands that the table takes at `step` and `exposure`, in the table's order. */
export function allowedCommands(step: Step, exposure: Exposure): Command[] {
  return commands.filter((command) => isAllowed(command, step, exposure));
}
