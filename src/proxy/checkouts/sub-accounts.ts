import * as v from 'valibot';
import { ProblemError } from '../../contract/problem.ts';
import { Sealed } from '../../contract/sealed.ts';
import {
  type CreateSubAccount,
  CreateSubAccountSchema,
  type SubAccount,
  type SubAccountList,
} from '../../contract/sub-accounts.ts';
import type { Clock } from '../clock.ts';
import { createFieldCipher } from '../keys/field-cipher.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { ExplicitAnswer, PageProvider } from '../providers/page-provider.ts';
import type { Provider } from '../providers/provider.ts';
import type { Store } from '../store/store.ts';
import { digest } from './ids.ts';
import { MARGIN_MS } from './keep-answer.ts';
import { requireKey } from './merchant-command.ts';
import { type HeldCall, holdCall, type KeptCall } from './sub-account-call.ts';
import { hashTerms, sameTerms } from './terms.ts';
import { broken, notSent } from './unanswered.ts';
import { given } from './view.ts';

/** Accounts that shares of payments go to. Problems are thrown as `ProblemError`. */
export interface SubAccounts {
  /** `created` is false where the same key, or the provider, has it already. */
  create(
    input: CreateSubAccount,
    options: { idempotencyKey: string },
  ): Promise<{ subAccount: SubAccount; created: boolean }>;
  list(): Promise<SubAccountList>;
}

/**
 * Once by its key, in whatever process: the call is taken before the provider is told, and what it says is kept. The list is read first, so that after a lost answer the
 * account can be told from those that were there before: the provider tells no whole numbers, and the last four digits at one bank are not unique. Where the list cannot be
 * had the account is made all the same; after a lost answer the next try then takes the only one that looks alike. The provider is never told a second time by one key: where
 * nobody can tell what came of it, the merchant looks at the list, and begins anew by another key.
 */
export function createSubAccounts(options: {
  store: Store;
  keyring: Keyring;
  provider: Provider;
  clock: Clock;
}): SubAccounts {
  const { store, keyring, provider, clock } = options;

  const cipher = createFieldCipher(keyring);

  async function readAll(pages: PageProvider): Promise<readonly SubAccount[]> {
    const answer = await pages.listSubAccounts().catch(() => broken);
    return answer.kind === 'ok' ? answer.value : unreachable(answer);
  }

  return {
    async create(input, { idempotencyKey }) {
      requireKey(idempotencyKey);
      const parsed = v.safeParse(CreateSubAccountSchema, input);
      if (!parsed.success) throw new ProblemError('invalid_request');
      const pages = pagesOf(provider);
      const order = parsed.output;
      const name = `sub-account:${provider.mode}:${digest(idempotencyKey)}`;
      const known = (await store.readProviderCache(name))?.value as KeptCall | undefined;
      if (known && !sameTerms(order, known.terms, keyring)) throw new ProblemError('idempotency_key_reused');
      if (known?.made !== undefined) {
        return { subAccount: cipher.openJson<SubAccount>(placeOf(name), known.made).open(), created: false };
      }
      const list = pages.patienceMs('list-sub-accounts');
      const length = 2 * list + pages.patienceMs('create-sub-account') + MARGIN_MS;
      const endsAt = clock.monotonic() + length;
      const terms = hashTerms(order, keyring);
      const call = await holdCall(store, name, { known, terms, now: clock.now(), length });
      const close = (subAccount: SubAccount) => cipher.close(placeOf(name), new Sealed(subAccount));
      return carryOut(
        pages,
        order,
        call,
        close,
        () => endsAt - clock.monotonic() >= length - list - MARGIN_MS,
      );
    },

    list: async () => ({ data: [...(await readAll(pagesOf(provider)))] }),
  };
}

async function carryOut(
  pages: PageProvider,
  order: CreateSubAccount,
  call: HeldCall,
  close: (subAccount: SubAccount) => string,
  isInTime: () => boolean,
): Promise<{ subAccount: SubAccount; created: boolean }> {
  const { terms, asked = false, before } = call.kept;

  async function alike(): Promise<ExplicitAnswer<readonly SubAccount[], 'refused'>> {
    const answer = await pages.listSubAccounts().catch(() => broken);
    return answer.kind === 'ok'
      ? { ...answer, value: answer.value.filter((one) => isLike(one, order)) }
      : answer;
  }
  async function finish(subAccount: SubAccount, created: boolean) {
    await call.save({ terms, made: close(subAccount) });
    return { subAccount, created };
  }
  /** Lets go of the call: the next try goes on from here. */
  async function letGo(
    next: Omit<KeptCall, 'until'>,
    answer: ExplicitAnswer<unknown, string>,
  ): Promise<never> {
    await call.save(next);
    return answer.kind === 'refused' ? notTaken() : unreachable(answer);
  }

  const listed = await alike();
  const left: Omit<KeptCall, 'until'> = { terms, ...(asked && { asked, ...given({ before }) }) };
  if (asked && listed.kind !== 'ok') return letGo(left, listed.kind === 'refused' ? broken : listed);
  const came = asked && listed.kind === 'ok' ? theNewOne(listed.value, before) : undefined;
  if (came) return finish(came, true);
  if (asked) return letGo(left, broken);

  const known = listed.kind === 'ok' ? listed.value.map(({ id }) => id) : undefined;
  const asking = { terms, asked: true, ...given({ before: known }) };
  if (!isInTime()) return letGo(left, notSent);
  if (!(await call.save({ ...asking, ...given({ until: call.kept.until }) }))) return unreachable(notSent);
  const answer = await pages.createSubAccount(new Sealed(order)).catch(() => broken);
  if (answer.kind === 'ok') return finish(answer.value, true);
  if (answer.kind === 'not-executed') return letGo(left, answer);
  if (answer.kind === 'refused' && answer.reason !== 'exists') return letGo({ terms }, answer);

  const again = answer.kind === 'refused' && listed.kind === 'ok' ? listed : await alike();
  if (again.kind !== 'ok') return letGo(asking, broken);
  const mine = answer.kind === 'refused' ? theOnlyOne(again.value) : theNewOne(again.value, known);
  if (mine) return finish(mine, answer.kind !== 'refused');
  return answer.kind === 'refused' ? letGo({ terms }, answer) : letGo(asking, answer);
}

function theOnlyOne([one, another]: readonly SubAccount[]): SubAccount | undefined {
  return another ? undefined : one;
}

/** Where it is not known what was there before, the only one alike is taken to be it. */
function theNewOne(
  alike: readonly SubAccount[],
  before: readonly string[] | undefined,
): SubAccount | undefined {
  return theOnlyOne(before ? alike.filter(({ id }) => !before.includes(id)) : alike);
}

const placeOf = (row: string) => ({ table: 'provider_cache', column: 'value', row });

function notTaken(): never {
  throw new ProblemError('account_invalid');
}

function pagesOf({ pages }: Provider): PageProvider {
  if (!pages) throw new ProblemError('not_found');
  return pages;
}

function isLike(one: SubAccount, { nipCode, accountNumber }: CreateSubAccount): boolean {
  return one.accountLastFour === accountNumber.slice(-4) && (one.nipCode ?? nipCode) === nipCode;
}

function unreachable(answer: ExplicitAnswer<unknown, string>): never {
  const retryAfter = answer.kind === 'not-executed' ? answer.retryAfterSeconds : undefined;
  throw new ProblemError('provider_unreachable', retryAfter === undefined ? {} : { retryAfter });
}
