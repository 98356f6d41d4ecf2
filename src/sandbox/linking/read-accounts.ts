import type {
  WireAccountTransaction,
  WireAccountTransactions,
  WireLinkedAccount,
  WireLinkedAccountList,
  WireListedAccount,
} from '../../proxy/providers/mono/link-wire.ts';
import { nameOf } from '../mandates/customer-book.ts';
import { metaOf, readPage } from '../mandates/paging.ts';
import { json, type Reply } from '../reply.ts';
import { envelope } from '../resources/envelope.ts';
import { isoTime, type World } from '../world.ts';
import { bvnOf, typeWords } from './account-words.ts';
import type { ConnectedAccount } from './linking.ts';

const accountsPerPage = 10;

/** `GET /v2/accounts?page=`: every account that was linked, newest first. */
export function listAccounts(world: World, url: URL): Reply {
  const page = readPage(url, accountsPerPage);
  if (!page) return json(400, envelope(world, 'failed', 'Invalid id query parameter', null));
  const all = [...world.linkings.accounts()].reverse();
  const from = (page.page - 1) * page.size;
  return json(200, {
    ...envelope(
      world,
      'successful',
      'Data retrieved successfully',
      all.slice(from, from + page.size).map(listed),
    ),
    meta: metaOf(url, page, all.length),
  } satisfies WireLinkedAccountList);
}

const listed = (account: ConnectedAccount): WireListedAccount => ({
  id: account.id,
  name: account.holder,
  account_number: account.number,
  currency: 'NGN',
  balance: account.balanceMinor,
  auth_method: account.authMethod,
  status: account.dataStatus,
  bvn: bvnOf(account),
  type: account.type,
  institution: {
    id: account.institution._id,
    name: account.institution.name,
    bank_code: account.institution.bank_code ?? '',
    type: account.institution.type,
  },
  customer: { id: account.customer.id, name: nameOf(account.customer), email: account.customer.email },
});

const unknown = (world: World): Reply => json(404, envelope(world, 'failed', 'Account not found', null));

/** `GET /v2/accounts/{id}`, whatever has become of its data. */
export function readAccount(world: World, id: string): Reply {
  const account = world.linkings.account(id);
  if (!account) return unknown(world);
  const data: WireLinkedAccount = {
    account: {
      id: account.id,
      name: account.holder,
      currency: 'NGN',
      type: typeWords[account.type],
      account_number: account.number,
      balance: account.balanceMinor,
      bvn: bvnOf(account).slice(-4),
      institution: {
        name: account.institution.name,
        bank_code: account.institution.bank_code ?? '',
        type: account.institution.type,
      },
    },
    meta: { data_status: account.dataStatus, auth_method: account.authMethod },
  };
  return json(200, envelope(world, 'successful', 'Request was succesfully completed', data));
}

const dayMs = 86_400_000;
const amounts = [500, 1_000, 25_000, 7_200];

/** Some that any account may have had, newest first. */
const transactionsOf = ({ id, linkedAt }: ConnectedAccount): readonly WireAccountTransaction[] =>
  amounts.map((amount, index) => ({
    id: `${id.slice(0, 22)}${String(index).padStart(2, '0')}`,
    narration: `NIP TRANSFER ${index + 1}`,
    amount,
    type: index % 2 === 0 ? 'debit' : 'credit',
    balance: 100_000 + 5_000 * index,
    date: isoTime(linkedAt - (index + 1) * dayMs),
    category: 'unknown',
  }));

/** `GET /v2/accounts/{id}/transactions`: nothing, as long as the data are not available. */
export function listAccountTransactions(world: World, id: string): Reply {
  const account = world.linkings.account(id);
  if (!account) return unknown(world);
  const data = account.dataStatus === 'AVAILABLE' ? transactionsOf(account) : [];
  return json(200, {
    ...envelope(world, 'successful', 'Transaction retrieved successfully', data),
    meta: { total: data.length, page: 1, previous: null, next: null },
  } satisfies WireAccountTransactions);
}
