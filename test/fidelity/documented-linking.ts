/** What Mono's documents publish about linking an account, made valid JSON where it is not. */
export const linkRequest = {
  customer: { name: 'Samuel Olamide', email: 'samuel@neem.com' },
  meta: { ref: '99008877TEST' },
  scope: 'auth',
  redirect_url: 'https://mono.co',
};

export const linkRequestAtBank = {
  ...linkRequest,
  institution: { id: '5f2d08bf60b92e2888287704', auth_method: 'internet_banking' },
};

export const linkOpened = {
  status: 'successful',
  message: 'Request was succesfully completed',
  timestamp: '2024-03-18T11:51:41.624Z',
  data: {
    mono_url: 'https://link.mono.co/ALGSTO222222WE',
    customer: '65f82acd00000003aa9028d',
    meta: { ref: '99008877TEST' },
    scope: 'auth',
    redirect_url: 'https://mono.co',
    created_at: '2024-03-18T11:51:41.605Z',
  },
};

/** As the guide has it. */
export const accountConnected = {
  event: 'mono.events.account_connected',
  data: { id: '65fab3959a3e1f6ad2123456' },
};

/** As the newer page has it, with a reference in its `meta`. */
export const accountConnectedNow = {
  event: 'mono.events.account_connected',
  data: {
    id: '68c985839212c1cdb5d2c18',
    customer: '67abe55f29135f8af8002cc',
    meta: { ref: '99008877TEST' },
  },
};

export const accountUpdated = {
  event: 'mono.events.account_updated',
  data: {
    meta: { data_status: 'AVAILABLE', auth_method: 'internet_banking' },
    account: {
      _id: '5f171a530295e231abca1153',
      name: 'Samuel Olamide',
      accountNumber: '0131883461',
      currency: 'NGN',
      balance: 22644,
      type: 'Tier 3 Savings Account',
      bvn: '9422',
      authMethod: 'internet_banking',
      institution: { name: 'ALAT by WEMA', bankCode: '035', type: 'PERSONAL_BANKING' },
      created_at: '2024-04-30T17:16:01.171Z',
      updated_at: '2024-04-30T17:16:05.463Z',
    },
  },
};

export const accountRead = {
  status: 'successful',
  message: 'Request was succesfully completed',
  timestamp: '2024-04-12T06:31:02.289Z',
  data: {
    account: {
      id: '64779d900000000000b3de23aeb8',
      name: 'Samuel Olamide Nomo',
      currency: 'NGN',
      type: 'Digital Savings Account',
      account_number: '1234567890',
      balance: 333064,
      bvn: '0065',
      institution: { name: 'GTBank', bank_code: '058', type: 'PERSONAL_BANKING' },
    },
    meta: { data_status: 'AVAILABLE', auth_method: 'internet_banking' },
  },
};

export const accountsListed = {
  status: 'successful',
  message: 'Data retrieved successfully',
  timestamp: '2024-04-16T07:23:43.813Z',
  data: [
    {
      id: '660e9c267474f97aba212345',
      name: 'OLAMIDE SAMUEL NOMO',
      account_number: '2002451234',
      currency: 'NGN',
      balance: 12335,
      auth_method: 'internet_banking',
      status: 'AVAILABLE',
      bvn: '22354051234',
      type: 'DIGITAL_SAVINGS_ACCOUNT',
      institution: {
        id: '5f2d08bf60b92e2888287704',
        name: 'Kuda Bank',
        bank_code: '090267',
        type: 'PERSONAL_BANKING',
      },
      customer: { id: '660e9be2c83b157a5f161234', name: 'OLAMIDE SAMUEL', email: 'samuel@neem.com' },
    },
  ],
  meta: { total: 40, pages: 4, previous: null, next: 'https://api.withmono.com/v2/accounts/?page=2' },
};

export const accountsRefused = {
  status: 'failed',
  message: 'Invalid id query parameter',
  timestamp: '2024-03-15T14:54:13.178Z',
  data: null,
};

export const accountTransactions = {
  status: 'successful',
  message: 'Transaction retrieved successfully',
  timestamp: '2024-04-12T06:18:17.117Z',
  data: [
    {
      id: '66141bbff58d2687e7d91234',
      narration: 'PG00001',
      amount: 500,
      type: 'debit',
      balance: 1500,
      date: '2023-12-14T00:02:00.500Z',
      category: 'unknown',
    },
  ],
  meta: { total: 307, page: 1, previous: null, next: null },
};
