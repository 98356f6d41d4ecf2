import type { Waiting } from './en.ts';
import { day } from './en-mandate.ts';

interface Failed {
  readonly bank: string;
  readonly merchant: string;
  readonly provider: string;
  /** What had to be sent. */
  readonly amount: string;
  /** The account it had to come from. */
  readonly account: string;
  /** The bank's app sends nothing below this, where that is more than what had to be sent. */
  readonly least: string | undefined;
}

const network = 'NIBSS, Nigeria’s bank network,';

const onSetDays = 'Until your bank confirms that, what was agreed for a set day may still be taken.';

const smallTransfer = ({ bank, least }: Failed) =>
  least === undefined ? [] : [`${bank}’s app does not send less than ${least}.`];

/** What is read where a mandate is set up, up to the payer's agreement, and where it came to nothing. */
export const enAgreeing = {
  enterAccount: {
    title: (bank: string) => `Your ${bank} account`,
    hint: (merchant: string) => `The account that ${merchant} may take payments from.`,
    number: 'Account number',
    numberHint: '10 digits',
    numberEmpty: 'Please enter the account number.',
    numberLetters: 'An account number has digits only.',
    numberLength: (digits: number) => `An account number has 10 digits. This one has ${digits}.`,
    lookAgain: (bank: string) =>
      `Please look again: most ${bank} numbers would end differently. If it is right, go on.`,
    kept: 'Account',
    linked: (merchant: string) => `You linked it with ${merchant}.`,
    another: 'Use another account',
    about: 'About you',
    aboutWhy: (provider: string) => `${provider}, who sets this up with your bank, asks for it.`,
    names: {
      firstName: 'First name',
      lastName: 'Last name',
      businessName: 'Business name',
      email: 'E-mail address',
      phone: 'Phone number',
      address: 'Home address',
      bvn: 'BVN',
    },
    asTheBankHas: (bank: string) => `As ${bank} has it`,
    bvnHint: (provider: string) =>
      `11 digits. ${provider} finds your bank record by it; it is not kept here. To see yours, dial *565*0# on the number your bank has; your network may charge.`,
    bvnLength: (digits: number) => `A BVN has 11 digits. This one has ${digits}.`,
    emailWrong: 'Please check this address. It looks like name@example.com.',
    phoneWrong: 'Please enter a phone number with 10 to 15 digits, like 0803 123 4567.',
    problems: {
      details_refused: (_: string, provider: string) =>
        `${provider} did not accept these details. Please check each one.`,
      customer_differs: (bank: string, provider: string) =>
        `${provider} already knows this e-mail address or BVN, but with other details. Enter everything as ${bank} has it, or use another e-mail address.`,
      account_refused: (bank: string, provider: string) =>
        `${provider} could not find or use this account at ${bank}. Please check the number, or use another account or bank.`,
      name_differs: (bank: string) =>
        `This account is in another name. Enter your name as ${bank} has it, or use an account that is in your name.`,
      offer_gone: () => 'We can no longer fill in that account. Please enter its number.',
    },
    least: (bank: string, least: string, exact: string) =>
      `${bank}’s app does not send less than ${least}, and this needs exactly ${exact}. Another amount does not count.`,
    leastElse: 'Please use an account at another bank, if you have one.',
    otherBank: 'Choose another bank',
    goOn: (bank: string) => `Go on with ${bank}`,
    next: (exact: string) =>
      `Nothing is taken now. You read the terms first, then you send exactly ${exact}.`,
    nextTerms: 'Nothing is taken now. You read the terms next.',
    submit: 'Continue',
    working: 'Checking…',
    patience: (provider: string): Waiting => [
      'This takes a few seconds.',
      `${provider} is slow to answer. Nothing is set up at this step.`,
      `Still waiting for ${provider}. Nothing is set up at this step.`,
    ],
  },
  reviewTerms: {
    title: 'Read what you agree to',
    atMost: 'At most, in all',
    ceiling: 'A ceiling, not a charge: nothing is taken now.',
    fixed: 'Taken automatically, on the agreed days. Nothing is taken now.',
    each: 'Each payment',
    firstPayment: 'First payment',
    to: 'Taken by',
    day,
    first: 'First day',
    last: 'Last day',
    fees: 'Fees of each payment',
    feeBearer: { business: 'Paid by the merchant', customer: 'Paid by you' },
    terms: 'The terms',
    notices: {
      start_date_moved: (startDate: string) =>
        `It can no longer start on the day that was planned. It now starts on ${day(startDate)}. Please read it once more.`,
      not_set_up: () => 'That did not work, and nothing was set up. Please try again.',
      started_again: () => 'You start again. What was begun before does not count any more.',
      not_known_yet: (_: string, provider: string) =>
        `${provider} has not told us yet whether this was set up. You can close this page: the same link shows how it went. Nothing is taken meanwhile.`,
    },
    next: 'Next, a small transfer shows that the account is yours.',
    nextThere: (provider: string) => `Next, you go on at ${provider}’s own page.`,
    agree: 'I agree to these terms',
    working: 'Setting it up…',
    patience: (bank: string): Waiting => [
      'Setting it up at your bank. This usually takes a few seconds.',
      `${bank} is slow to answer. Please stay on this page.`,
      'Still waiting. If it does not work, nothing can be taken from your account.',
    ],
  },
  mandateFailed: {
    titles: {
      too_late: () => 'The time to send ran out',
      cancelled_by_provider: () => 'It was cancelled before it was approved',
      replaced: () => 'You began again in another place',
      rejected_by_bank: (bank: string) => `${bank} did not agree to it`,
      other_mandate_waiting: () => 'Another mandate waits on this account',
      not_offered: () => 'This is not offered at the moment',
      dates_passed: () => 'The first payment day has passed',
      refused: () => 'It could not be set up',
    },
    texts: {
      too_late: ({ amount }: Failed) =>
        `No transfer of exactly ${amount} was counted in time. If you did send it, likely causes:`,
      cancelled_by_provider: ({ bank }: Failed) =>
        `Neither ${bank} nor anyone else told us why. Likely causes:`,
      replaced: ({ account, merchant }: Failed) =>
        `A newer link is used for ${account}, so this one was cancelled. Please go on there. ${merchant} can take nothing by this one.`,
      rejected_by_bank: () => 'Banks do not say why. Likely causes:',
      other_mandate_waiting: () =>
        'Banks let one wait at a time. Finish the other one where you started it, or cancel it there. Left alone, it ends by itself within hours. Then start again here.',
      not_offered: ({ provider, merchant }: Failed) =>
        `${provider} sets up no mandates of this kind for ${merchant}. Please ask ${merchant} for another way.`,
      dates_passed: ({ merchant }: Failed) => `Please ask ${merchant} for a new link.`,
      refused: ({ provider }: Failed) =>
        `${provider} did not set it up, and gave no reason that we can tell you.`,
    },
    causes: {
      too_late: (of: Failed) => [
        ...smallTransfer(of),
        `It came from another account than ${of.account}.`,
        'It was sent after the time was over.',
      ],
      cancelled_by_provider: (of: Failed) => [
        ...smallTransfer(of),
        `The transfer came from another account than ${of.account}.`,
        `It was not exactly ${of.amount}, or came too late.`,
        `${network} was not working.`,
      ],
      replaced: () => [],
      rejected_by_bank: ({ account }: Failed) => [
        `The name or BVN that was given does not match ${account}.`,
        'The account is dormant, restricted, or of a kind that takes no mandates.',
        `${network} was not working.`,
      ],
      other_mandate_waiting: () => [],
      not_offered: () => [],
      dates_passed: () => [],
      refused: () => [],
    },
    nothing: (merchant: string) => `Nothing was agreed: ${merchant} can take nothing.`,
    onSetDays,
    sent: ({ amount, merchant, bank }: Failed) =>
      `Did you send ${amount}? It went to NIBSS, Nigeria’s bank network, not to ${merchant}. ${bank} can tell you what became of it.`,
    kept: (account: string) => `Starting again keeps ${account}.`,
  },
  expired: {
    title: 'The time for this link is over',
    text: (merchant: string) => `No mandate was set up by it. To set one up, ask ${merchant} for a new link.`,
  },
  cancelled: {
    title: 'This was cancelled',
    text: (merchant: string) => `No mandate is set up. To set one up after all, start again at ${merchant}.`,
  },
  /** Said at both of these ends. */
  stillUnderWay: `If something is still on its way to your bank, it sets up nothing any more: a late approval is cancelled. ${onSetDays}`,
  unavailable: {
    title: 'Mandates cannot be set up here just now',
    provider_unreachable: ({ provider }: { provider: string }) =>
      `${provider} does not answer. Your details are not the cause.`,
    provider_refuses_us: ({ provider, merchant }: { provider: string; merchant: string }) =>
      `${provider} does not accept ${merchant}’s payment server at the moment. Neither you nor your bank is the cause.`,
    nothing: 'Nothing was taken from your account.',
  },
};
