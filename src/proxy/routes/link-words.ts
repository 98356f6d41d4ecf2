import type {
  LinkedBankAccount,
  ListLinkedAccountsQuery,
  ReadLinkedBankAccount,
} from '../../contract/link-api.ts';
import type { CreateLink, LinkCheckout } from '../../contract/merchant-api.ts';

type Words<T> = Readonly<Record<keyof T, string>>;

const linkedAccount: Words<LinkedBankAccount> = {
  id: 'Ours. Use it to read the account again.',
  checkoutId: 'The checkout that it was linked with.',
  reference: 'Of the checkout, as you wrote it.',
  mode: 'Whether this is a real account.',
  dataStatus:
    'Three different things: `processing`, the data are being fetched; `available`, they are there; `failed`, they could not be had. It only goes forward; what failed may still become available.',
  isGone: 'The provider says that there is no such account any more.',
  bank: 'The payer’s bank, as the provider has it.',
  bankCode: 'The bank’s code with the Central Bank.',
  nipCode: 'The bank’s code with NIBSS.',
  accountLastFour: 'The last four digits of the account.',
  accountType: 'As the provider has it.',
  currency: 'ISO 4217.',
  providerId: 'What the provider knows the account by: for its calls that fetch transactions and statements.',
  providerReference: 'What the provider knows the linking by, for talking to the provider.',
  linkedAt: 'When we learned that it is linked. ISO 8601, UTC.',
  dataAt: 'When we learned that the data are available. ISO 8601, UTC.',
  readAt: 'When the provider told this. ISO 8601, UTC.',
};

const readLinkedAccount: Words<ReadLinkedBankAccount> = {
  ...linkedAccount,
  accountNumber: 'The whole number. Here, and nowhere else.',
  accountHolder: 'As the bank has it.',
  balanceMinor: 'In kobo. Left out where the unit of the provider’s answer is not set.',
};

export const createLinkWords: Pick<Words<CreateLink>, 'kind' | 'description' | 'customer' | 'currency'> = {
  kind: '`link`: the payer shares an account with you. Nothing is paid.',
  description: 'What you want the data for. The payer reads it before they agree.',
  customer: 'Name and e-mail address are needed: the provider’s page is made for them.',
  currency: 'ISO 4217. May be left out.',
};

export const linkCheckoutWords: Pick<Words<LinkCheckout>, 'kind' | 'status'> = {
  kind: '`link`.',
  status: '`succeeded`: an account is linked. Find it by `checkoutId` among the linked accounts.',
};

export const linkFieldWords = {
  LinkedBankAccount: linkedAccount,
  ReadLinkedBankAccount: readLinkedAccount,
};

export const linkQueryWords: Words<ListLinkedAccountsQuery> = {
  reference: 'Your name for the order.',
  checkoutId: 'Only the account of this checkout.',
  cursor: '`nextCursor` of the page before.',
};

const wanted: CreateLink = {
  kind: 'link',
  description: 'A credit line for your shop',
  reference: 'credit-1042',
  customer: { id: 'customer-77', name: 'Ada Obi', email: 'ada@example.com' },
};

const linked: LinkedBankAccount = {
  id: 'la_8x2k4m6q0w1e3r5t7y9u0i2o',
  checkoutId: 'co_2bmn5ht2aondbmycz1kba0ya',
  reference: wanted.reference,
  mode: 'test',
  dataStatus: 'available',
  isGone: false,
  bank: 'GTBank',
  bankCode: '058',
  accountLastFour: '3461',
  accountType: 'Savings account',
  currency: 'NGN',
  providerId: '65fab3959a3e1f6ad2123457',
  providerReference: 'T8QX2M4KD7Z1V5R9B3NW',
  linkedAt: '2026-11-22T09:00:00.000Z',
  dataAt: '2026-11-22T09:00:20.000Z',
  readAt: '2026-11-22T09:00:20.000Z',
};

export const linkExamples = {
  CreateLink: wanted,
  LinkedBankAccount: linked,
  ReadLinkedBankAccount: {
    ...linked,
    accountNumber: '0131883461',
    accountHolder: 'ADA OBI',
  } satisfies ReadLinkedBankAccount,
};
