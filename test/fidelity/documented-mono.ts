/** Answers as Mono's documents publish them: the DirectPay white-label guide, verify and the payments list. */
const userIdAndPassword = {
  title: 'Log in to GTBank',
  form: [
    { type: 'elements.input', name: 'username', hint: 'UserID or Account Number', contentType: 'string' },
    { type: 'elements.input', name: 'password', hint: 'Password', contentType: 'password' },
  ],
};

export const institutions = [
  {
    _id: '5f2d08be60b92e2888287702',
    name: 'GTBank',
    type: 'PERSONAL_BANKING',
    auth_methods: [
      {
        type: 'internet_banking',
        name: 'Internet Banking',
        ui: userIdAndPassword,
        _id: '60d071acf73e6468062ae8de',
      },
    ],
    icon: 'https://mono-public-bucket.s3.eu-west-2.amazonaws.com/images/gtbank-icon.png',
    identifier: 'mono.connections.gtbank',
    primaryColor: '#E24407',
    country: 'ng',
    ui: userIdAndPassword,
  },
];

export const connectSession = {
  id: 'session_qfa6PH7bBH',
  app: '61fd1e96db488bb09f46f1a2',
  institution: '5f2d08be60b92e2888287702',
  auth_method: 'internet_banking',
  expiresAt: 1_648_193_002_017,
  ui: userIdAndPassword,
};

export const loggedIn = { status: 200, responseCode: 99, data: { code: 'code_euTJM7yOuohSpSFVoBtc' } };

export const severalAccounts = {
  status: 200,
  responseCode: 101,
  data: [
    {
      accountNumber: '0001557338',
      name: 'NAME ON ACCOUNT',
      type: 'CURRENT_ACCOUNT',
      currency: 'NGN',
      status: 'active',
      balance: 14457,
    },
  ],
};

export const securityQuestion = {
  status: 200,
  responseCode: 102,
  data: {
    title: 'Kindly Answer Your Security Question',
    form: [
      {
        type: 'elements.input',
        name: 'answer',
        hint: 'Which city were you born in ?',
        contentType: 'string',
      },
    ],
  },
};

export const invalidOtp = {
  status: 'failed',
  message: 'Invalid OTP Sent',
  responseCode: 400,
  data: null,
};

export const paymentSession = {
  status: 200,
  responseCode: 102,
  data: {
    session: {
      id: 'kY0Eu5Y3aW',
      type: 'onetime-debit',
      amount: 213,
      description: 'Payment for shoes',
      reference: '000000000000003',
    },
    ui: {
      title:
        'Please Note: GTBank requires a hardware token to set up a direct debit with Apara.\\nEnter your generated token code:',
      form: [
        {
          type: 'elements.input',
          name: 'answer',
          hint: 'Please enter the security answer',
          contentType: 'password',
        },
        {
          type: 'elements.input',
          name: 'token',
          hint: 'Please enter token',
          contentType: 'password',
          length: 6,
        },
      ],
    },
  },
};

export const charged = {
  status: 200,
  responseCode: 102,
  data: {
    invoice: {
      account: {
        name: 'Samuel Olamide',
        accountNumber: '0131883461',
        institution: {
          name: 'GTBank',
          bank_code: '058',
          icon: 'https://mono-public-bucket.s3.eu-west-2.amazonaws.com/images/gtbank-icon.png',
        },
      },
      type: 'onetime-debit',
      reference: '000000000000003',
      description: 'Payment for shoes',
      amount: 213,
      currency: 'NGN',
    },
    ui: {
      title:
        'For security purposes, please generate a token and enter it below to complete this transaction.',
      form: [
        {
          type: 'elements.input',
          name: 'token',
          hint: 'Please enter token',
          contentType: 'password',
          length: 6,
        },
      ],
    },
  },
};

export const captured = {
  type: 'onetime-debit',
  data: {
    _id: '618cccfa8a2dcf366b8b4cea',
    status: 'successful',
    description: 'Payment for shoes',
    amount: 21300,
    account: '618ccced8a2dcf366b8b4bc1',
    customer: null,
    reference: '000000000000003',
    created_at: '2021-11-11T07:57:46.408Z',
    updated_at: '2021-11-11T07:58:09.708Z',
  },
};

export const verified = {
  status: 'successful',
  message: 'Payment retrieved successfully',
  timestamp: '2025-06-11T12:50:08.866Z',
  data: {
    id: '6836e6addc85c314cfbb400a',
    meta: null,
    instruments: ['6836e6addc85c314cfbb400a'],
    channel: 'mandate',
    fee: 5500,
    feeBearer: 'business',
    type: 'variable-debit',
    status: 'successful',
    amount: 20000,
    currency: 'NGN',
    description: 'Ticket',
    reference: 'iupr81gt9jksgn812odtcc6u',
    liveMode: true,
    account: {
      name: 'Samuel Olamide',
      accountNumber: '012345678',
      currency: 'NGN',
      type: 'mandate_account',
      institution: { name: 'ALAT by WEMA', bankCode: '035', type: 'PERSONAL_BANKING' },
    },
    customer: '6836e648bcb53ec765cc2c51',
    refunded: false,
    created_at: '2025-05-31T11:43:00.061Z',
    updated_at: '2025-05-31T11:43:02.301Z',
  },
};

export const notFound = {
  status: 'failed',
  message: 'Invalid reference, payment not found',
  timestamp: '2024-04-27T22:02:36.893Z',
  data: null,
};

const listed = (status: string, reference: string, created_at: string) => ({
  id: '683aeb444db1ba1bf92ad6df',
  channel: 'mandate',
  fee: 5500,
  fee_bearer: 'business',
  type: 'variable-debit',
  status,
  amount: 20000,
  currency: 'NGN',
  reference,
  account: {
    id: '6836e75cc511bb53165c3f42',
    name: 'SAMUEL OLAMIDE',
    account_number: '0123456789',
    currency: 'NGN',
    institution: { id: '5f5b530a67ffc15e5911e0d2', name: 'ALAT by WEMA', type: 'PERSONAL_BANKING' },
  },
  refunded: false,
  created_at,
});

export const paymentsList = {
  status: 'successful',
  message: 'Data retrieved successfully',
  timestamp: '2025-06-11T12:38:25.798Z',
  data: {
    payments: [
      listed('successful', 'iupr81gt9jksgn812odtcc6e', '2025-05-31T11:43:00.061Z'),
      listed('failed', 'nejhxji3b1cwo56tv8qkuybi', '2025-05-30T13:16:19.186Z'),
    ],
  },
  meta: { paging: { total: 3, pages: 1, previous: null, next: null } },
};
