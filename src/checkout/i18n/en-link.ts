/** What is read where an account is linked. */
export const enLink = {
  review: {
    title: (merchant: string) => `Share your account with ${merchant}?`,
    sees: (merchant: string) => `What ${merchant} can see`,
    shares: {
      holder: 'Your name, as the bank has it',
      account_number: 'The account number',
      account_type: 'What kind of account it is',
      balance: 'How much is in it',
      transactions: 'What came in and went out',
    },
    from: 'From',
    anyBank: (provider: string) => `The account that you choose on ${provider}’s page`,
    to: 'To',
    through: 'By way of',
    for: 'For',
    until: 'Until',
    noEnd: 'No end is set',
    end: (merchant: string) => `To end it later, tell ${merchant}.`,
    noMoney: (merchant: string) => `Nothing is paid. ${merchant} can take no money by this.`,
    next: (provider: string) =>
      `You log in to your bank on ${provider}’s page, not here. Nothing is shared before that.`,
    agree: 'I agree, go on',
    working: 'Opening…',
    patience: (provider: string): readonly [string, string, string] => [
      'This usually takes a few seconds.',
      `${provider} is slow to answer. Nothing is shared at this step.`,
      `Still waiting for ${provider}. Nothing is shared at this step.`,
    ],
    notices: {
      page_not_opened: (provider: string) =>
        `${provider}’s page could not be opened. Nothing was shared by this try. Please try again.`,
      page_given_up: (provider: string) =>
        `If you have finished on ${provider}’s page, there is nothing more to do: it is found by itself. If not, you can begin again.`,
      interrupted: (provider: string) =>
        `${provider}’s page could not be opened in time. Nothing was shared by this try. Please try again.`,
    },
  },
  linked: {
    title: 'Your account is linked',
    states: {
      processing: (provider: string, merchant: string) =>
        `${provider} is fetching its data from your bank. You need not wait: ${merchant} is told.`,
      available: (_provider: string, merchant: string) => `${merchant} can see its data now.`,
      failed: (provider: string, merchant: string) =>
        `${provider} could not get its data from your bank. ${merchant} is told, and you need do nothing here.`,
    },
    stands: 'Its data',
    standing: { processing: 'Being fetched', available: 'There', failed: 'Could not be had' },
    account: 'Account',
    accountOf: (bank: string | undefined, digits: string | undefined) =>
      [bank ?? 'Your account', digits === undefined ? '' : `····\u00a0${digits}`].filter(Boolean).join(' '),
    spoken: (bank: string | undefined, digits: string | undefined) =>
      `${bank ?? 'Your account'}${digits === undefined ? '' : `, ending in ${digits.split('').join(' ')}`}`,
    reference: 'Reference',
  },
  cancelled: {
    title: 'You have cancelled',
    text: (merchant: string) => `This link is closed. ${merchant} can give you a new one.`,
  },
  expired: {
    title: 'This link is no longer valid',
    text: (merchant: string) => `Its time is over. ${merchant} can give you a new one.`,
  },
  late: (provider: string, merchant: string) =>
    `If you have finished on ${provider}’s page, your account may be linked all the same. ${merchant} is told then.`,
  unavailable: {
    title: 'This is not possible right now',
    provider_unreachable: (provider: string) => `${provider} does not answer.`,
    provider_refuses_us: (provider: string, merchant: string) =>
      `${provider} takes no requests of ${merchant} for this at the moment.`,
    bank_busy: (provider: string) => `${provider} is too busy at the moment. Please try again in a minute.`,
    nothing: 'Nothing was shared by this try.',
  },
};

export type LinkWords = typeof enLink;
