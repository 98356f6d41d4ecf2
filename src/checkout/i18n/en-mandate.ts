import { months } from './en.ts';

/** A time in seconds, as people say it: the unit that tells it best. */
function roughly(seconds: number): readonly [count: number, unit: string] {
  const [size, unit] =
    seconds < 60
      ? ([1, 'second'] as const)
      : seconds < 3_600
        ? ([60, 'minute'] as const)
        : seconds < 36 * 3_600
          ? ([3_600, 'hour'] as const)
          : ([86_400, 'day'] as const);
  return [Math.max(1, Math.round(seconds / size)), unit];
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** `1 to 24 hours`, `1 hour to 3 days`. */
function range(from: number, to: number): string {
  const [least, unit] = roughly(from);
  const [most, mostUnit] = roughly(to);
  if (unit !== mostUnit) return `${counted(least, unit)} to ${counted(most, mostUnit)}`;
  return least >= most ? counted(most, mostUnit) : `${least} to ${counted(most, mostUnit)}`;
}

/** Until a deadline, `52 minutes left`; seconds are told only at the end, where they matter. */
function left(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 300) return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')} left`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 120) return `${minutes} minutes left`;
  const rest = minutes % 60;
  return `${counted(Math.floor(minutes / 60), 'hour')}${rest === 0 ? '' : ` ${rest} min`} left`;
}

/** `2026-11-22` as `22 Nov 2026`. */
export function day(iso: string): string {
  const [year, month, date] = iso.split('-').map(Number);
  return `${date} ${months[(month ?? 0) - 1]} ${year}`;
}

/** What is read where a mandate is set up, from the transfer on. */
export const enMandate = {
  account: (bank: string, digits: string | undefined) =>
    digits === undefined ? `your ${bank} account` : `${bank} ····\u00a0${digits}`,
  accountSpoken: (bank: string, digits: string | undefined) =>
    digits === undefined
      ? `your ${bank} account`
      : `your ${bank} account ending in ${digits.split('').join(' ')}`,
  sendTransfer: {
    title: (amount: string) => `Send exactly ${amount}`,
    from: 'In your bank app, from',
    only: 'only. Another account will not work.',
    test: 'Test: send no real money.',
    to: 'To this account number',
    at: 'At this bank',
    number: 'Account number',
    bank: 'Bank name',
    amount: 'Amount',
    code: 'Code to dial',
    copyNumber: 'Copy account number',
    copyBank: 'Copy bank name',
    copyAmount: 'Copy amount',
    copyNumberAt: (bank: string) => `Copy account number at ${bank}`,
    copied: (what: string, account: string) => `${what}: copied. Send from ${account} only.`,
    reasons: {
      same_bank: (bank: string) =>
        `${bank} is your own bank: transfers inside one bank are usually quickest.`,
      any_bank: (bank: string) => `${bank} takes transfers from any bank.`,
    },
    why: (merchant: string) =>
      `Why? It shows that the account is yours. It goes to NIBSS, Nigeria’s bank network, not to ${merchant}: your bank app may show a name you do not know.`,
    others: (count: number) => (count === 1 ? '1 other account works' : `${count} other accounts work`),
    cannotFind: (count: number) =>
      `Cannot find this bank? ${count} other${count === 1 ? ' works' : 's work'}`,
    othersHint: 'One transfer to one of them is enough.',
    noApp: 'Send without an app',
    ussd: (bank: string) => `Dial this on the phone that ${bank} knows you by`,
    orDial: 'Or dial',
    dial: 'Dial',
    copyUssd: 'Copy the code to dial',
    dialLabel: (code: string) => `Dial ${code}`,
    refused: 'If it refuses, start again and use another bank.',
    noneTitle: 'There is no account to send to',
    none: 'It did not reach this page. Please start again: your own account is kept.',
    otherPhone: 'Continue on another phone',
    scan: 'Scan this with its camera, or send yourself the link. Whoever has it sees this page.',
    qr: 'QR code with the link to this page',
    link: 'Link to this page',
    copyLink: 'Copy link',
    share: 'Share link',
    linkNotCopied: 'Press and hold the link to copy it.',
    waiting: 'Waiting for your bank',
    offline: 'Waiting for the connection',
    left,
    leftSpoken: (seconds: number) => `${counted(Math.round(seconds / 60), 'minute')} left`,
    until: (when: string) => `Until ${when}`,
    sent: 'I have sent it',
    restart: 'Start again with this account',
  },
  tooLate: {
    title: 'Too late to send',
    text: (amount: string, when: string) =>
      `The time to send ${amount} ended ${when === '' ? '' : `on ${when}`}. Please do not send it now: it may not count.`,
    sentTitle: 'If you sent it in time',
    sent: (bank: string) =>
      `${bank} may still approve. Wait here, or come back by the same link: it shows how it went.`,
    notSentTitle: 'If you did not send it',
    notSent: 'Start again. Your account is kept, and you get a new time to send.',
    claim: 'I sent it in time',
  },
  restarting: {
    title: 'Start again with this account?',
    text: (amount: string) =>
      `What waits at your bank is cancelled, and ${amount} has to be sent anew. If you have sent it already, please wait instead: it would not count any more.`,
    leave: 'Start again',
    stay: 'Keep this one',
  },
  awaitBank: {
    title: (bank: string) => `Waiting for ${bank}`,
    stages: 'How far it is',
    done: 'done',
    now: 'now',
    next: 'next',
    sent: (amount: string) => `You said that you sent ${amount}`,
    sentHint: 'Nobody can see it arrive before the bank answers.',
    approves: (bank: string) => `${bank} and NIBSS confirm it`,
    usually: (from: number, to: number) => `Usually takes ${range(from, to)}`,
    ready: (merchant: string) => `${merchant} can take the first payment`,
    readyHint: 'Some time after that. This link then says when.',
    asking: 'Still asking',
    offline: 'Waiting for the connection',
    patience: {
      some: 'No answer yet. That is usual; there is nothing more to do.',
      more: (amount: string, account: string) =>
        `Still no answer. Please check that ${amount} left ${account}. If it did, wait: do not send it again.`,
      long: (amount: string) =>
        `This takes longer than most. If ${amount} went from another account, or was another amount, it does not count. If it was right, the answer can still come.`,
    },
    tooLate: (when: string) =>
      `The time to send ended${when === '' ? '' : ` on ${when}`}. If you sent it before then, wait here. If not, do not send it now: start again and get a new time to send.`,
    leave: (merchant: string) =>
      `You can close this page: ${merchant} will be told. The same link shows how it went.`,
    back: 'Show the account details again',
  },
  agreed: {
    approved: 'Approved, not ready yet',
    approvedText: (merchant: string, from: number, to: number) =>
      `It is usually ready ${range(from, to)} after the approval. Then ${merchant} can take the first payment.`,
    approvedHint: 'There is nothing more to do. You can close this page.',
    ready: 'Approved and ready',
    readyText: (merchant: string) =>
      `${merchant} can take payments from now on, never more in all than you agreed to.`,
    pausedTitle: 'This mandate is paused',
    paused: (merchant: string) => `${merchant} can take nothing until it is resumed.`,
    endedTitle: 'This mandate is over',
    cancelledTitle: 'This mandate was cancelled',
    ended: (merchant: string) => `${merchant} can take nothing more.`,
    endedBy: {
      cancelled_by_payer: () => 'You cancelled it.',
      cancelled_by_merchant: (merchant: string) => `${merchant} cancelled it.`,
      replaced: () => 'A new one took its place.',
      checkout_ended: () => 'Setting it up was ended before it was done.',
      too_late: () => 'The transfer came too late.',
      cancelled_by_provider: () => 'It was cancelled on the bank’s side.',
      rejected_by_bank: () => 'The bank did not agree to it.',
      not_created: () => 'It was not set up.',
      end_date: () => 'Its last day has passed.',
      used_up: () => 'All that was agreed to has been taken.',
    },
    atMost: 'At most',
    inAll: (amount: string) => `${amount} in all`,
    amounts: 'Amounts may differ',
    each: (amount: string) => `${amount} each time`,
    alsoFrom: 'Also from',
    dates: 'Between',
    between: (first: string, last: string) => `${day(first)} and ${day(last)}`,
    on: 'Approved',
    fees: 'Fees',
    feesYours: 'You pay the fee of each payment',
    test: 'Test mandate: no money moves',
    page: 'See what is taken, pause or end it',
    pageEnded: 'See what was taken',
    askForPage: (merchant: string) => `For the link to your own page of this mandate, ask ${merchant}.`,
  },
};

export type MandateWords = typeof enMandate;
