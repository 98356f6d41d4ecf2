import { secret, text, userAndPassword } from '../forms.ts';
import { institution, internetBanking, mobileBanking } from './entry.ts';

const business = 'BUSINESS_BANKING';

/** GTBank's first method is the published sample to the letter. Two banks are in here as persons and as businesses know them. */
export const banksAToK = [
  institution({
    id: '5f2d08c060b92e288828770a',
    name: 'Access Bank',
    slug: 'access',
    code: '044',
    colour: '#EE7E01',
    methods: [
      internetBanking(userAndPassword),
      mobileBanking([
        text('accountNumber', 'Account Number'),
        secret('mPin', 'Mobile PIN', { maxLength: 4 }),
      ]),
    ],
  }),
  institution({
    id: '5f5b5278ea78b7000d0ccd3f',
    name: 'Access Bank',
    type: business,
    slug: 'access-primus',
    code: '044',
    colour: '#EE7E01',
    methods: [
      {
        type: 'primus_plus',
        name: 'PrimusPlus',
        form: [
          text('username', 'User ID'),
          text('accountNumber', 'Account Number', { length: 10 }),
          secret('accessCode', 'Access Code', { maxLength: 10 }),
          secret('password', 'Password'),
          secret('token', 'Token', { length: 6 }),
        ],
      },
    ],
    outdatedForm: [text('username', 'User ID'), secret('password', 'Password'), secret('token', 'Token')],
  }),
  institution({
    id: '5f9be1c9a41fe0a2dfe1c201',
    name: 'ALAT by WEMA',
    slug: 'alat',
    code: '035A',
    colour: '#A4005A',
    methods: [mobileBanking([text('username', 'Email Address'), secret('password', 'Password')])],
  }),
  institution({
    id: '612f8d1a9e34c0a7be51d602',
    name: 'Brass',
    type: business,
    slug: 'brass',
    code: '035',
    colour: '#16191C',
    methods: [internetBanking([text('username', 'Email Address'), secret('password', 'Password')])],
  }),
  institution({
    id: '5f2d08c060b92e288828770c',
    name: 'Ecobank',
    slug: 'ecobank',
    code: '050',
    colour: '#0B5E82',
    methods: [mobileBanking([text('username', 'Username'), secret('pin', 'PIN', { length: 4 })])],
  }),
  institution({
    id: '5f2d08c060b92e288828770d',
    name: 'FCMB',
    slug: 'fcmb',
    code: '214',
    colour: '#5C2684',
    methods: [
      internetBanking(userAndPassword),
      mobileBanking([text('accountNo', 'Account Number'), secret('pin', 'PIN', { length: 4 })]),
    ],
    forgotPasswordLink: ' https://ibank.fcmb.example/reset',
  }),
  institution({
    id: '5f2d08c060b92e288828770e',
    name: 'Fidelity Bank',
    slug: 'fidelity',
    code: '070',
    colour: '#002082',
    methods: [internetBanking([text('username', 'Username'), secret('password', 'Password')])],
  }),
  institution({
    id: '5f2d08c060b92e2888287707',
    name: 'First Bank',
    slug: 'first-bank',
    code: '011',
    colour: '#002856',
    methods: [
      internetBanking(userAndPassword),
      mobileBanking(
        [
          text('accountno', 'Account Number'),
          secret('card', 'Card Number'),
          secret('pin', 'Card PIN', { length: 4 }),
        ],
        { name: 'FirstMobile' },
      ),
    ],
    timeout: 50_000,
  }),
  institution({
    id: '5f5b5278ea78b7000d0ccd42',
    name: 'First Bank',
    type: business,
    slug: 'first-bank-direct',
    code: '011',
    colour: '#002856',
    methods: [
      internetBanking(
        [
          text('accessCode', 'Company Code'),
          text('username', 'User ID'),
          secret('password', 'Password'),
          secret('token', 'Token', { length: 6 }),
        ],
        { name: 'FirstDirect' },
      ),
    ],
  }),
  institution({
    id: '5f2d08be60b92e2888287702',
    name: 'GTBank',
    slug: 'gtbank',
    code: '058',
    colour: '#E24407',
    methods: [
      internetBanking([text('username', 'UserID or Account Number'), secret('password', 'Password')], {
        id: '60d071acf73e6468062ae8de',
      }),
    ],
  }),
  institution({
    id: '5f5b5278ea78b7000d0ccd40',
    name: 'GTBank',
    type: business,
    slug: 'gtbank-corporate',
    code: '058',
    colour: '#E24407',
    methods: [
      internetBanking([
        text('username', 'User ID'),
        secret('password', 'Password'),
        secret('token', 'Token from your device', { length: 6 }),
      ]),
    ],
    outdatedForm: userAndPassword,
  }),
  institution({
    id: '5f2d08c060b92e288828771b',
    name: 'Jaiz Bank',
    slug: 'jaiz',
    code: '301',
    colour: '#0A6A38',
    methods: [internetBanking(userAndPassword)],
    products: ['Connect'],
  }),
  institution({
    id: '5f2d08c060b92e2888287710',
    name: 'Keystone Bank',
    slug: 'keystone',
    code: '082',
    colour: '#0F4C9A',
    methods: [internetBanking(userAndPassword)],
    outdatedForm: [text('username', 'User ID')],
  }),
  institution({
    id: '5f2d08bf60b92e2888287704',
    name: 'Kuda Bank',
    slug: 'kuda',
    code: '090267',
    colour: '#40196D',
    methods: [internetBanking([text('username', 'Email Address'), secret('password', 'Password')])],
  }),
];
