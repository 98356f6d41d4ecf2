import { en, type Waiting } from './en.ts';

const times = (count: number) => (count === 1 ? '1 more time' : `${count} more times`);

interface Names {
  readonly bank: string;
  readonly merchant: string;
  readonly provider: string;
}

/** What is read where something is paid once, after the bank was chosen. */
export const enPayment = {
  shell: {
    notThisAccount: 'Not this account? Log in again',
    logInAgain: 'Log in again',
  },
  form: {
    exactDigits: (count: number) => `${count} digits`,
    exactCharacters: (count: number) => `${count} characters`,
    mostDigits: (count: number) => `At most ${count} digits`,
    mostCharacters: (count: number) => `At most ${count} characters`,
    choose: 'Choose one',
    picture: 'Picture with characters to type',
    pictureAgain: 'Cannot read it? Log in again for a new picture.',
    pictureMissing: 'The picture cannot be shown here. Log in again for a new one.',
  },
  confirm: {
    title: 'Check and pay',
    approve: (amount: string, merchant: string) => `You approve one payment of ${amount} to ${merchant}.`,
    pay: (amount: string) => `${en.payButton.label} ${amount}`,
    besidePage: (provider: string) =>
      `What you began on ${provider}’s page may still go through. If you have paid there, do not pay here as well: you would be charged twice.`,
    working: 'Paying…',
    patience: (bank: string): Waiting => [
      'Please stay on this page. It can take up to two minutes.',
      `${bank} is slow to answer. Please stay on this page and do not pay again.`,
      `Still waiting for ${bank}. Please do not pay again: this payment may still go through.`,
    ],
  },
  paid: {
    title: 'Paid',
    text: (amount: string, merchant: string) => `${amount} to ${merchant}`,
    when: 'When',
    amount: 'Amount',
    account: 'Account',
    how: 'How',
    onPage: {
      account: (provider: string) => `On ${provider}’s page, from your account`,
      transfer: (provider: string) => `By transfer, on ${provider}’s page`,
      whatsapp: (provider: string) => `In WhatsApp, with ${provider}`,
    },
    number: 'Payment number',
    narration: 'On your bank statement',
    testReceipt: 'Test payment: no money moved',
  },
  chooseMethod: {
    title: (bank: string) => `How do you log in to ${bank}?`,
    hint: 'Choose the details you use at your bank.',
    list: 'Ways to log in',
  },
  logIn: {
    title: (bank: string) => `Log in to ${bank}`,
    hint: (method: string | undefined) =>
      method === undefined
        ? 'Use the details you log in to your bank with.'
        : `Use your ${/^\w+ banking$/i.test(method) ? method.toLowerCase() : method} details.`,
    submit: 'Continue',
    working: (bank: string) => `Asking ${bank}…`,
    patience: (bank: string): Waiting => [
      `${bank} can take up to a minute to answer.`,
      `${bank} is slow to answer. Nothing is charged at this step.`,
      `Still waiting for ${bank}. It can take up to a minute. Nothing is charged at this step.`,
    ],
    passes: (merchant: string, provider: string, bank: string) =>
      `What you type passes encrypted through ${merchant}’s payment server to ${provider}, who asks ${bank} for this one payment. It is not stored here.`,
    whoIs: (provider: string) => `Who is ${provider}?`,
    whoIsAnswer: (merchant: string, provider: string, bank: string) =>
      `${provider} is the company that ${merchant} uses to reach banks. It logs in at ${bank} with what you type. This page is ${merchant}’s, not ${bank}’s.`,
    refused: (bank: string) => `${bank} did not accept these details, or could not answer.`,
    triesLeft: (count: number) => (count > 0 ? ` You can try ${times(count)} here.` : ''),
  },
  chooseAccount: {
    title: 'Choose the account to pay from',
    hint: 'You see it once more before you pay.',
    list: 'Your accounts',
    savings: 'Savings account',
    current: 'Current account',
    domiciliary: 'Domiciliary account',
    other: 'Account',
    notTaken: (bank: string) => `${bank} did not take this account`,
    problem: (bank: string) =>
      `${bank} did not take that account, or could not answer. Please choose another one.`,
    noneLeft: (bank: string) =>
      `${bank} took none of these accounts, or could not answer. Please log in again, or use another bank.`,
  },
  ask: {
    code: (bank: string) => `Enter the code from ${bank}`,
    token: (bank: string) => `Enter the token code for ${bank}`,
    pin: (bank: string) => `Enter your PIN for ${bank}`,
    answer: (bank: string) => `Answer ${bank}’s question`,
    captcha: 'Type the characters in the picture',
    choice: (bank: string) => `${bank} asks you to choose`,
    more: (bank: string) => `${bank} asks for more`,
    confirm: (bank: string) => `${bank} asks you to confirm`,
    codeHint: 'Banks send codes by SMS or e-mail, or show them on a token or in their app.',
    prompt: (bank: string) => `${bank} asks:`,
    refused: (bank: string) => `${bank} did not accept this, or could not answer.`,
    noCode: (bank: string) =>
      `No code after a minute or two? Log in again: ${bank} then sends a new one to the number it has on file.`,
  },
  inUse: {
    title: 'This payment is open on another page',
    text: 'Someone is logged in at the bank on another page or phone. Go on there: this page follows, and shows how it ends. Or start over here: the other page then stops.',
    locked: 'Someone is paying on another page or phone. Please go on there: this page shows how it ends.',
    startOver: 'Start over here',
  },
  confirming: {
    title: 'We are confirming your payment',
    text: (bank: string) =>
      `We do not have ${bank}’s answer yet. Please do not pay again: if this payment still goes through, paying again would charge you twice.`,
    asking: 'Still asking',
    offline: 'Waiting for the connection',
    range: 'This can take seconds, or much longer when a bank is slow. Once it is clear, this page says so.',
    leave: (merchant: string) =>
      `You may close this page. ${merchant} is told once it is clear, and this link keeps working.`,
    reviewTitle: (merchant: string) => `${merchant} has to look into your payment`,
    reviewText: (bank: string) =>
      `What ${bank} told us does not settle it yet. Please do not pay again: you may have paid already.`,
  },
  refund: {
    processing: (amount: string, when: string) =>
      `${amount} is being paid back to you: asked for on ${when}.`,
    refunded: (amount: string, when: string) => `${amount} was paid back on ${when}.`,
    term: 'Paid back',
    onItsWay: 'Asked for',
  },
  declined: {
    noMoreTitle: 'No more logins here',
    noMoreLogins: 'This page takes no more logins or codes for this payment.',
    title: (bank: string) => `${bank} did not make the payment`,
    reasons: {
      insufficient_funds: (bank: string, amount: string) =>
        `${bank} answered that there is not enough money in this account for ${amount}.`,
      account_dormant: (bank: string) =>
        `${bank} answered that this account is dormant. The bank can make it active again.`,
      limit_exceeded: (bank: string, amount: string) =>
        `${bank} answered that ${amount} is above a limit on this account. The bank can tell you which.`,
      account_locked: (bank: string) =>
        `${bank} answered that this account is locked or restricted. Only the bank can unlock it.`,
      login_locked: (bank: string) =>
        `${bank} answered that this login is locked for now. Please unlock it at the bank before you try again.`,
      tries_used_up: (_: string, __: string, merchant: string) =>
        `This page takes no more logins or codes for this payment. To pay, start again at ${merchant}.`,
      details_changed: (bank: string) =>
        `${bank} answered that these login details have changed. Log in at the bank itself first, then try again with the new ones.`,
      bank_refused: (bank: string) => `${bank} refused, and gave no reason that we can tell you.`,
    },
    otherAccountHint: (bank: string) => `Log in to ${bank} again to choose another of your accounts.`,
    pageMayBePaid: (provider: string, merchant: string) =>
      `If you have paid on ${provider}’s page, do not pay again: it may still go through, and ${merchant} is told then. They find it by the support code.`,
    check: (merchant: string) =>
      `If your account shows this payment all the same, tell ${merchant} the support code.`,
  },
  expired: {
    title: 'This payment has run out of time',
    text: (merchant: string) => `Nothing can be paid here any more. To pay, ask ${merchant} for a new link.`,
  },
  cancelled: {
    title: 'This payment was cancelled',
    text: (merchant: string) =>
      `Nothing can be paid here any more. To pay after all, start again at ${merchant}.`,
  },
  unavailable: {
    titles: {
      provider_unreachable: () => 'The way to the banks is closed just now',
      provider_refuses_us: () => 'Payments are not working here just now',
      bank_asks_more: (bank: string) => `This page cannot go on with ${bank}`,
      bank_busy: (bank: string) => `No answer to be had from ${bank} just now`,
      order_refused: () => 'This payment cannot be made this way',
    },
    reasons: {
      provider_unreachable: ({ provider }: Names) =>
        `${provider} does not answer. Your details are not the cause.`,
      provider_refuses_us: ({ provider, merchant }: Names) =>
        `${provider} does not accept ${merchant}’s payment server at the moment. Neither you nor your bank is the cause.`,
      bank_asks_more: ({ bank }: Names) => `${bank} asks for something this page cannot pass on yet.`,
      bank_busy: () => 'Too much is being asked at once. Please wait a minute and try again.',
      order_refused: ({ provider, merchant }: Names) =>
        `${provider} did not take what ${merchant} told it of this payment. Trying again does not help: please tell ${merchant}.`,
    },
    nothingTaken: 'No money was taken by this try.',
  },
};
