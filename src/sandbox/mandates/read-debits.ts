import type { WireBalance, WireDebitList } from '../../proxy/providers/mono/mandate-wire.ts';
import { json, type Reply } from '../reply.ts';
import type { World } from '../world.ts';
import { moneyOf } from './debit-outcome.ts';
import { accountOf, type MandateDebit } from './mandate.ts';
import { refusalNotice, refusedWithoutData, told, unknownMandate } from './notices.ts';
import { metaOf, readPage } from './paging.ts';
import { findMandate } from './read-mandates.ts';
import { accountDetailsOf, canBeDebited, readDebitOf } from './wire-of.ts';

/** Whether a debit can be read yet. */
export const isSeen =
  ({ clock, profile }: World) =>
  ({ hiddenUntil, createdAt }: MandateDebit): boolean =>
    clock.now() >= Math.max(hiddenUntil, createdAt + profile.notFoundMs);

/** `GET …/{id}/debits/{reference}`: the debit in whatever status it is. */
export function readDebit(world: World, id: string, reference: string): Reply {
  const mandate = findMandate(world, id);
  if (!mandate) return unknownMandate(world);
  const debit = mandate.debits.filter(isSeen(world)).find((one) => one.reference === reference);
  if (!debit) return json(404, { status: 'failed', message: 'Debit not found', data: null });
  return json(200, {
    status: 'successful',
    message: 'Data retrieved successfully',
    data: readDebitOf(world, mandate, debit),
  });
}

/** `GET …/{id}/debits?page=`, newest first. */
export function listDebits(world: World, id: string, url: URL): Reply {
  const mandate = findMandate(world, id);
  if (!mandate) return unknownMandate(world);
  const page = readPage(url, world.profile.pageSize);
  if (!page) return json(400, {});
  const debits = mandate.debits.filter(isSeen(world)).reverse();
  const from = (page.page - 1) * page.size;
  return json(200, {
    ...told(
      'Data retrieved successfully',
      debits.slice(from, from + page.size).map((debit) => readDebitOf(world, mandate, debit)),
    ),
    meta: metaOf(url, page, debits.length),
  } satisfies WireDebitList);
}

/** Mono's own sandbox: ₦10,000, kobo. */
const fixedMinor = 1_000_000;
/** Below ₦1,000 nothing is told, kobo. */
const smallestToldMinor = 100_000;

/** `GET …/{id}/balance-inquiry?amount=`: with an amount whether it is there, without one how much is. */
export function inquireBalance(world: World, id: string, url: URL): Reply {
  const mandate = findMandate(world, id);
  if (!mandate) return unknownMandate(world);
  if (mandate.stage === 'suspended') {
    return refusalNotice(world, "This mandate is paused and can't be used for debit or balance inquiry");
  }
  if (!canBeDebited(mandate)) return refusalNotice(world, 'This mandate is not ready for balance inquiry');
  const amount = url.searchParams.get('amount');
  if (amount !== null && !/^[1-9]\d{0,11}$/.test(amount)) {
    return refusedWithoutData('Invalid amount query parameter');
  }
  const held = world.profile.approvesAtOnce ? fixedMinor : moneyOf(world, mandate);
  return json(
    200,
    told('Account balance retrieved successfully', {
      id,
      ...(amount === null
        ? { account_balance: held < smallestToldMinor ? 0 : held }
        : { has_sufficient_balance: held >= Number(amount) }),
      account_details: accountDetailsOf(accountOf(mandate)),
    }) satisfies WireBalance,
  );
}
