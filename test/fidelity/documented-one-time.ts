/** Requests and answers as Mono's documents publish them: one-time payments by its own page, refunds, sub-accounts, splits. */
export const initiateRequest = {
  amount: 20_000,
  type: 'onetime-debit',
  method: 'account',
  description: 'testing',
  reference: 'testing-10039819098',
  redirect_url: 'https://mono.co',
  customer: {
    email: 'samuel@neem.com',
    phone: '08122334455',
    address: 'home address',
    identity: { type: 'bvn', number: '22110033445' },
    name: 'Samuel Olamide',
  },
  meta: {},
};

export const initiated = {
  status: 'successful',
  message: 'Payment Initiated Successfully',
  timestamp: '2025-05-21T21:58:21.087Z',
  data: {
    id: 'ODW2QV0WLIDG',
    mono_url: 'https://checkout.mono.co/ODW2QV0WLIDG',
    type: 'onetime-debit',
    method: 'transfer',
    amount: 21_000,
    description: 'Ticket',
    reference: 'ref03098',
    customer: '67aa0961271cb661d8cbae3b',
    institution: '5f2d08bf60b92e2888287704',
    auth_method: 'internet_banking',
    redirect_url: 'https://mono.co',
    created_at: '2025-05-21T21:58:21.078Z',
    updated_at: '2025-05-21T21:58:21.078Z',
    meta: {},
    liveMode: true,
  },
};

export const referenceUsed = {
  status: 'failed',
  message: 'Invalid reference, please retry with a unique reference',
  timestamp: '2024-05-22T07:07:55.464Z',
  data: null,
};

export const splitRequest = {
  method: 'account',
  type: 'onetime-debit',
  reference: 'testsplitiientoi7',
  description: 'testing split payment 7',
  customer: { name: 'Samuel Olamide', email: 'samuel@neem.com' },
  amount: 450_000,
};

/** Of the request and, with `max` in naira, of the answer. */
export const splitOf = (first: string, second: string, max: number) => ({
  type: 'percentage',
  fee_bearer: 'business',
  distribution: [
    { account: first, value: 50, max },
    { account: second, value: 40 },
  ],
});

export const splitInitiated = {
  status: 'successful',
  message: 'Payment Initiated Successfully',
  timestamp: '2024-12-10T18:10:43.887Z',
  data: {
    id: 'ODDZI5AT7NQW',
    mono_url: 'https://checkout.mono.co/ODDZI5AT7NQW',
    type: 'onetime-debit',
    method: 'account',
    amount: 450_000,
    description: 'testing split payment 7',
    reference: 'testsplitiddientdoi7',
    customer: '673b783a737146d49343f6ed',
    created_at: '2024-12-10T18:10:43.882Z',
    updated_at: '2024-12-10T18:10:43.882Z',
    meta: null,
    liveMode: true,
    split: splitOf('673e258cbfc6fc07bf0f34b3', '673b40afbfc6fc07bf0e4d07', 200),
  },
};

export const refunded = {
  status: 'successful',
  message: 'Refunded payment successfully',
  timestamp: '2024-04-11T17:25:52.535Z',
  data: {
    id: '6615f0baaaa34e17e8d01234',
    reference: 'demo_ref_mxy0mb1234',
    refunded: true,
    refunded_amount: 20_000,
    beneficiary: {
      name: 'SAMUEL OLAMIDE',
      bank_name: 'Opay',
      bank_code: '100004',
      account_number: '90123456789',
    },
  },
};

export const refundedBefore = {
  status: 'failed',
  message: 'payment has already been refunded.',
  timestamp: '2024-04-11T17:34:50.214Z',
  data: null,
};

export const subAccountCreated = {
  status: 'successful',
  message: 'Request completed successfully',
  data: {
    id: '6126aef671612f6126aef671612f',
    name: 'Sub Account Name',
    account_number: '1234567890',
    nip_code: '000000',
    bank_code: '058',
  },
};

export const subAccountsListed = {
  status: 'successful',
  message: 'Subaccounts retrieved successfully',
  timestamp: '2024-11-29T16:45:00.581Z',
  data: [
    {
      id: '6749cccf1ee148a8af436c59',
      account_number: '01234567893',
      status: 'active',
      name: 'Samuel Olamide',
      category: 'sub_account',
      bank_name: 'Kuda Microfinance Bank',
      bank_code: '672',
      nibss_code: '090267',
      created_at: '2024-11-29T14:16:47.958Z',
      updated_at: '2024-11-29T14:16:47.958Z',
    },
  ],
  meta: { paging: { total: 7, pages: 1, previous: null, next: null } },
};

export const shareSettled = {
  event: 'direct_debit.split_settlement_successful',
  data: {
    reference: 'po_tr65CqSSomGEv785xQYvJ3P5',
    business: '60cc8f95ba1772018c5c6b1d',
    app: '61e270e2bbe2010771c0dec7',
    status: 'settled',
    message: 'Successfully settled',
    date: '2024-12-08T23:00:00.000Z',
    currency: 'NGN',
    split_fee: 10,
    amount_settled: 200,
    fee_bearer: 'sub_accounts',
    account: {
      account_name: 'Samuel Olamide',
      account_number: '0123456789',
      account_type: 'sub_account',
      institution: { name: 'Access bank', code: '044', nibss_code: '000014' },
    },
  },
};

/** An entry of the payments list, whole. */
export const listedDebit = {
  id: '683aeb444db1ba1bf92ad6df',
  instruments: ['6836e6addc85c314cfbb400a'],
  channel: 'mandate',
  fee: 5500,
  fee_bearer: 'business',
  type: 'variable-debit',
  status: 'successful',
  amount: 20_000,
  currency: 'NGN',
  description: 'Books and Sports Limited',
  reference: 'iupr81gt9jksgn812odtcc6e',
  account: {
    id: '6836e75cc511bb53165c3f42',
    name: 'SAMUEL OLAMIDE',
    account_number: '0123456789',
    currency: 'NGN',
    institution: { id: '5f5b530a67ffc15e5911e0d2', name: 'ALAT by WEMA', type: 'PERSONAL_BANKING' },
    created_at: '2025-05-28T10:37:16.407Z',
    updated_at: '2025-05-31T11:43:00.354Z',
  },
  customer: {
    id: '6836e648bcb53ec765cc2c50',
    name: 'IB',
    created_at: '2025-05-28T10:32:40.448Z',
    updated_at: '2025-05-28T10:32:40.448Z',
  },
  refunded: false,
  flag_rule_names: [],
  flag_reasons: [],
  created_at: '2025-05-31T11:43:00.061Z',
  updated_at: '2025-05-31T11:43:02.301Z',
};
