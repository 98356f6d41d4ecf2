/** Short, January first. */
export const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What is said about a wait at first, when it is slow, and when it is long. */
export type Waiting = readonly [string, string, string];

/** Every word a payer reads. Short, plain and true: of what banks answer, and of a payment server that is the merchant's own. */
export const en = {
  shell: {
    testMode: 'Test mode · no money moves',
    pay: (merchant: string) => `Pay ${merchant}`,
    atMost: (amount: string) => `At most ${amount} in all`,
    paidTo: (merchant: string) => `Paid to ${merchant}`,
    until: (time: string) => `Link valid until ${time}`,
    untilLagos: (time: string) => `Link valid until ${time} in Lagos`,
    close: 'Close',
    back: 'Back',
    offline: 'You are offline. This page goes on when the connection is back.',
    online: 'The connection is back.',
    working: 'One moment…',
    otherBank: 'Use another bank',
    otherAccount: 'Use another account',
    otherMethod: 'Log in another way',
    otherWay: 'Pay another way',
    cancel: 'Cancel payment',
    cancelSetUp: 'Cancel setting this up',
    tryAgain: 'Try again',
    startAgain: 'Start again',
    backTo: (merchant: string) => `Back to ${merchant}`,
    supportCode: (code: string) => `Support code ${code}`,
    support: (merchant: string, contact: string | undefined) =>
      contact === undefined ? `Questions? Ask ${merchant}.` : `Questions? Ask ${merchant}: ${contact}`,
    yourBank: 'your bank',
    lastFour: (bank: string, digits: string) => `${bank} ····\u00a0${digits}`,
    lastFourSpoken: (bank: string, digits: string) =>
      `${bank}, account ending in ${digits.split('').join(' ')}`,
    /** In Nigeria's one time zone, an hour ahead of UTC all year, and saying so: a payer may be elsewhere. */
    when: (iso: string) => {
      const time = new Date(Date.parse(iso) + 3_600_000);
      if (Number.isNaN(time.getTime())) return '';
      const two = (part: number) => String(part).padStart(2, '0');
      const clock = `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
      return `${time.getUTCDate()} ${months[time.getUTCMonth()]} ${time.getUTCFullYear()}, ${clock} Lagos time`;
    },
  },
  copying: {
    copy: 'Copy',
    copyCode: 'Copy support code',
    copied: 'Copied',
    failed: 'This browser does not let the page copy. Press and hold the marked text to copy it.',
  },
  chooseBank: {
    title: 'Choose your bank',
    search: 'Bank name or code',
    placeholder: 'Name or code, like 058',
    list: 'Banks',
    business: 'Business',
    troubled: 'Often fails today',
    down: 'Not answering now',
    downHint: 'No answer lately. Another bank is surer.',
    least: 'May refuse',
    leastHint: (amount: string) => `Its app refuses less than ${amount}.`,
    passes: (merchant: string, provider: string) =>
      `Your bank login passes encrypted through ${merchant}’s payment server to ${provider}. It is not stored here.`,
    noLogin:
      'A small transfer from your own bank app shows that the account is yours. No bank password is asked for here.',
    none: (typed: string) => `No bank found for “${typed}”`,
    noneHint: 'Try its short name, its code or its USSD code.',
    count: (found: number) => (found === 1 ? '1 bank' : `${found} banks`),
    finding: 'Looking for more banks…',
    missing: 'My bank is not here',
    missingSpelling: 'Look once more by another name: the short one, the old one, its code or its USSD code.',
    missingOthers: 'Only the banks in this list work on this page. An account at one of them works too.',
    missingElsewhere: (merchant: string, contact: string | undefined) =>
      contact === undefined
        ? `${merchant} may take other ways to pay.`
        : `${merchant} may take other ways to pay. Ask: ${contact}`,
    backToList: 'Back to the banks',
    notices: {
      bank_session_ended:
        'Your login at the bank has ended. Nothing was paid with it. Please choose your bank again.',
      interrupted: 'Something broke off, and nothing was paid by this try. Please choose your bank again.',
      bank_did_not_answer:
        'The bank did not answer in time. Nothing was paid by this try. Try again, or choose another bank.',
      started_over: 'You are paying on this page now. The other page has stopped.',
    },
    noAnswer: 'The bank did not answer in time. Nothing was set up. Try again, or choose another bank.',
  },
  /** Stands before the amount. */
  payButton: { label: 'Pay' },
  form: {
    show: 'Show',
    hide: 'Hide',
    showField: (label: string) => `Show ${label}`,
    hideField: (label: string) => `Hide ${label}`,
    empty: 'Please fill this in.',
  },
  guard: {
    covered:
      'Something around this page covers or changes it. To keep you safe, this button takes no taps here.',
    apart: 'Open the page in a tab of its own',
  },
  /** What facts are called, of a payment and of a mandate. */
  confirm: {
    to: 'To',
    for: 'For',
    from: 'From',
    reference: 'Reference',
  },
  paid: {
    print: 'Print receipt',
    notPrinted: 'This browser does not print from here.',
    share: 'Share receipt',
    copy: 'Copy receipt',
    copied: 'Receipt copied',
    notCopied: 'This browser does not let the page copy. Take a picture of the screen instead.',
  },
  cancelling: {
    title: 'Cancel this payment?',
    text: (merchant: string) => `${merchant} is told. The link to this payment stops working.`,
    away: (provider: string) =>
      ` If you have finished on ${provider}’s page, stay here. If not, do nothing more there.`,
    stay: 'Keep paying',
  },
  cancellingSetUp: {
    title: 'Cancel setting this up?',
    text: (merchant: string) =>
      `Nothing is set up, and ${merchant} can take nothing. This link stops working.`,
    linked: (provider: string) =>
      `This link stops working. An account that you have connected on ${provider}’s page already is linked all the same.`,
    stay: 'Keep going',
  },
  closing: {
    title: 'You may have paid already',
    text: (merchant: string) =>
      `It is not clear yet whether this payment was made. Please do not pay again. ${merchant} is told once it is clear, and this link shows it.`,
    leave: 'Close this page',
    stay: 'Stay here',
    closedTitle: 'You can close this page now',
    closedText: 'This link stays good: open it again to see where the payment stands.',
    closedSetUp: 'This link stays good: open it again to go on, or to see how it stands.',
    goOn: 'Go back to the payment',
    goOnSetUp: 'Go back',
  },
  problems: {
    offline: 'Our payment server cannot be reached. Please check your connection and try again.',
    noAnswer: 'No answer came, and nothing has changed. Please try again.',
    outdated: 'This page is out of date. Please load it again.',
    wait: 'That was too fast. Please wait a moment and try again.',
    heldBack:
      'This user has logged in here too often in the last hour. Nothing was charged. Use another bank, or try again later.',
    tooMany: 'That was tried too often here. Please ask the merchant for a new link.',
    inProgress: 'The last step is still under way. One moment, please.',
    linkUnknown: 'This link is no longer known. Please ask the merchant for a new one.',
    provider: 'The way to the bank is closed just now. Nothing has changed. Please try again in a minute.',
    refused: 'This page could not do that. Please load it again.',
    fault: 'Something went wrong on our side. Please try again.',
  },
};

/** The shape of every catalogue; English is the one that all others follow. */
export type Words = typeof en;
