/** Answers about what is done with mandates, and to a debit, as Mono's documents publish them. */
export const cancelled = {
  status: 'success',
  response_code: '200',
  message: "This mandate is now cancelled and deleted, and can't be used again",
  timestamp: '2025-05-19T22:15:56.343Z',
  documentation: 'https://mono.co/docs/error-codes/200',
  data: null,
};

export const mandateUnknown = {
  status: 'failed',
  response_code: '50',
  message:
    'The Mono mandate code provided is incorrect, invalid, or does not exist. Please verify the code and try again.',
  timestamp: '2025-05-19T22:19:23.583Z',
  documentation: 'https://mono.co/docs/error-codes/50',
  data: null,
};

export const paused = {
  status: 'success',
  response_code: '200',
  message:
    "This mandate is now paused and can't be used for debit or balance inquiry, but you can reinstate it back.",
  timestamps: '2023-12-13T20:23:07.074Z',
  documentation: 'https://mono.co/docs/error-codes/400',
  data: null,
};

export const alreadyPaused = {
  status: 'failed',
  response_code: '400',
  message: 'This mandate is already paused, but you can reinstate it back.',
  timestamp: '2025-05-19T21:30:38.195Z',
  documentation: 'https://mono.co/docs/error-codes/400',
  data: null,
};

export const reinstated = {
  status: 'success',
  response_code: '200',
  message: 'The mandate has been reinstated successfully and is now active for debit and balance inquiry',
  timestamp: '2025-05-19T21:37:50.430Z',
  documentation: 'https://mono.co/docs/error-codes/200',
  data: null,
};

export const alreadyActive = {
  status: 'failed',
  response_code: '400',
  message: 'This mandate is already active, but you can pause or cancel it.',
  timestamp: '2025-05-19T21:40:53.095Z',
  documentation: 'https://mono.co/docs/error-codes/400',
  data: null,
};

export const debited = {
  status: 'successful',
  message: 'Account debited successfully.',
  response_code: '00',
  data: {
    success: true,
    status: 'successful',
    event: 'successful',
    amount: 48000,
    mandate: 'mmc_65785f380155557f95da1547',
    reference_number: 'TPSDD319991D118-02',
    date: '2023-12-10T14:01:39.619Z',
    live_mode: true,
    account_details: {
      bank_code: '044',
      account_name: 'Samuel Olamide',
      account_number: '012345679',
      bank_name: 'GUARANTY TRUST BANK PLC',
    },
    beneficiary: {
      bank_code: '000',
      account_name: 'SAMUEL',
      account_number: '123456',
      bank_name: 'MONO SETTLEMENT WALLET',
    },
    split: {
      type: 'percentage',
      fee_bearer: 'business',
      distribution: [
        {
          account: '673b4668bfc6fc07bf0e4e9e',
          value: 45,
        },
        {
          account: '673b40afbfc6fc07bf0e4d07',
          value: 50,
          max: 20000,
        },
      ],
    },
  },
};
