import type {
  WireSubAccount,
  WireSubAccountAnswer,
  WireSubAccountList,
  WireSubAccountRequest,
} from '../../proxy/providers/mono/one-time-wire.ts';
import { holderAt } from '../accounts.ts';
import { complaintsAbout, digits, validationError } from '../mandates/field-checks.ts';
import { mandateBanks } from '../mandates/mandate-banks.ts';
import { metaOf, readPage } from '../mandates/paging.ts';
import { json, type Reply } from '../reply.ts';
import { envelope } from '../resources/envelope.ts';
import { isoTime, type World } from '../world.ts';

const refusal = (world: World, message: string): Reply => json(400, envelope(world, 'failed', message, null));

/** Ends the numbers of accounts that no bank knows. */
const unknownEnding = '404';

/** `POST /v2/payments/payout/sub-account`: an account that shares of payments can go to. */
export function createSubAccount(world: World, body: unknown): Reply {
  const complaints = complaintsAbout(body, { nip_code: digits(6), account_number: digits(10) });
  if (complaints.length > 0) return validationError(complaints);
  const { nip_code, account_number } = body as WireSubAccountRequest;
  const bank = mandateBanks.find((one) => one.nip_code === nip_code);
  if (!bank) return refusal(world, 'Invalid nip_code, bank not found');
  if (account_number.endsWith(unknownEnding)) return refusal(world, 'Invalid account number');
  const isKnown = world.subAccounts
    .all()
    .some((one) => one.nibss_code === nip_code && one.account_number === account_number);
  if (isKnown) return refusal(world, 'Sub-account already exists');

  const at = isoTime(world.clock.now());
  const account: WireSubAccount = {
    id: world.ids.objectId(),
    account_number,
    status: 'active',
    name: holderAt(`${nip_code} ${account_number}`),
    category: 'sub_account',
    bank_name: bank.name,
    bank_code: bank.bank_code,
    nibss_code: nip_code,
    created_at: at,
    updated_at: at,
  };
  world.subAccounts.add(account);
  const { id, name, bank_code } = account;
  return json(200, {
    status: 'successful',
    message: 'Request completed successfully',
    data: { id, name, account_number, nip_code, bank_code },
  } satisfies WireSubAccountAnswer);
}

/** `GET /v2/payments/payout/sub-accounts?page=`, newest first. */
export function listSubAccounts(world: World, url: URL): Reply {
  const page = readPage(url, world.profile.pageSize);
  if (!page) return json(400, {});
  const all = [...world.subAccounts.all()].reverse();
  const from = (page.page - 1) * page.size;
  return json(200, {
    ...envelope(world, 'successful', 'Subaccounts retrieved successfully', all.slice(from, from + page.size)),
    meta: { paging: metaOf(url, page, all.length) },
  } satisfies WireSubAccountList);
}
