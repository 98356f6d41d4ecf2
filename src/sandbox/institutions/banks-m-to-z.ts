import { secret, text, userAndPassword } from '../forms.ts';
import { institution, internetBanking, mobileBanking } from './entry.ts';

const business = 'BUSINESS_BANKING';

/** Sterling's two entries share one `_id`, and their methods tell them apart. */
export const banksMToZ = [
  institution({
    id: '61a0c2d7be8f4414c9d3e703',
    name: 'Moniepoint',
    type: business,
    slug: 'moniepoint',
    code: '090405',
    colour: '#0357EE',
    methods: [internetBanking([text('username', 'Username'), secret('password', 'Password')])],
  }),
  institution({
    id: '61b3f09ce2a7d05512aa9804',
    name: 'OPay',
    slug: 'opay',
    code: null,
    colour: '#1DC871',
    methods: [mobileBanking([text('accountNumber', 'Phone Number'), secret('pin', 'PIN', { length: 4 })])],
    products: ['Connect'],
  }),
  institution({
    id: '61b3f09ce2a7d05512aa9905',
    name: 'PalmPay',
    slug: 'palmpay',
    code: null,
    colour: '#7B3FE4',
    methods: [mobileBanking([text('accountNumber', 'Phone Number'), secret('pin', 'PIN', { length: 4 })])],
  }),
  institution({
    id: '5f2d08c060b92e2888287711',
    name: 'Polaris Bank',
    slug: 'polaris',
    code: '076',
    colour: '#6B2B84',
    methods: [internetBanking(userAndPassword)],
  }),
  institution({
    id: '5f2d08c060b92e2888287712',
    name: 'Providus Bank',
    slug: 'providus',
    code: '101',
    colour: '#FDB813',
    methods: [internetBanking(userAndPassword)],
  }),
  institution({
    id: '5f2d08c060b92e2888287713',
    name: 'Stanbic IBTC',
    slug: 'stanbic',
    code: '221',
    colour: '#0033A1',
    methods: [
      internetBanking(userAndPassword, {
        title: 'Log in to Stanbic IBTC.\\nUse your internet banking details:',
      }),
      mobileBanking([
        text('accountNumber', 'Account Number'),
        secret('mPin', 'Mobile PIN', { maxLength: 5 }),
      ]),
    ],
  }),
  institution({
    id: '5f2d08c060b92e2888287714',
    name: 'Standard Chartered',
    slug: 'standard-chartered',
    code: '068',
    colour: '#0473EA',
    methods: [internetBanking(userAndPassword)],
  }),
  institution({
    id: '5f2d08c060b92e2888287715',
    name: 'Sterling Bank',
    slug: 'sterling',
    code: '232',
    colour: '#DB353A',
    methods: [
      mobileBanking(
        [
          text('username', 'Username'),
          secret('password', 'Password'),
          secret('pin', 'Transaction PIN', { length: 4 }),
        ],
        { name: 'Sterling OneBank' },
      ),
    ],
    outdatedForm: userAndPassword,
  }),
  institution({
    id: '5f2d08c060b92e2888287715',
    name: 'Sterling Bank',
    type: business,
    slug: 'sterling-pro',
    code: '232',
    colour: '#DB353A',
    methods: [internetBanking(userAndPassword, { name: 'Sterling Pro' })],
  }),
  institution({
    id: '5f2d08c060b92e2888287716',
    name: 'UBA',
    slug: 'uba',
    code: '033',
    colour: '#D42E12',
    methods: [
      internetBanking(userAndPassword),
      mobileBanking([text('accountNumber', 'Account Number'), secret('pin', 'PIN', { length: 4 })]),
    ],
    timeout: 35_000,
  }),
  institution({
    id: '5f2d08c060b92e2888287717',
    name: 'Union Bank',
    slug: 'union',
    code: '032',
    colour: '#0093D0',
    methods: [internetBanking(userAndPassword)],
  }),
  institution({
    id: '5f2d08c060b92e2888287718',
    name: 'Unity Bank',
    slug: 'unity',
    code: '215',
    colour: '#4C8C2B',
    methods: [mobileBanking([text('accountNumber', 'Account Number'), secret('pin', 'PIN', { length: 4 })])],
  }),
  institution({
    id: '612f8d1a9e34c0a7be51d706',
    name: 'VULTe',
    slug: 'vulte',
    code: '076',
    colour: '#6B2B84',
    methods: [mobileBanking([text('username', 'Username'), secret('password', 'Password')])],
  }),
  institution({
    id: '5f2d08c060b92e2888287719',
    name: 'Wema Bank',
    slug: 'wema',
    code: '035',
    colour: '#8E1B5B',
    methods: [internetBanking(userAndPassword)],
  }),
  institution({
    id: '5f2d08c060b92e288828771a',
    name: 'Zenith Bank',
    slug: 'zenith',
    code: '057',
    colour: '#E3000F',
    methods: [
      internetBanking([text('accessCode', 'Access Code'), secret('password', 'Password')]),
      mobileBanking([text('accountNumber', 'Account Number'), secret('mPin', 'Mobile PIN', { length: 4 })]),
    ],
  }),
  institution({
    id: '5f5b5278ea78b7000d0ccd45',
    name: 'Zenith Bank',
    type: business,
    slug: 'zenith-corporate',
    code: '057',
    colour: '#E3000F',
    methods: [
      internetBanking([
        text('accessCode', 'Company Code'),
        text('username', 'User ID'),
        secret('password', 'Password'),
        secret('token', 'Token', { length: 6 }),
      ]),
    ],
  }),
];
