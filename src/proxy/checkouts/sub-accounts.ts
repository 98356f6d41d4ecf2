import * as v from 'valibot';
import { ProblemError } from '../../contract/problem.ts';
import { Sealed } from '../../contract/sealed.ts';
import {
  type CreateSubAccount,
  CreateSubAccountSchema,
  type SubAccount,
  type SubAccountList,
} from '../../contract/sub-accounts.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { ExplicitAnswer, PageProvider } from '../providers/page-provider.ts';
import type { Provider } from '../providers/provider.ts';
import type { Store } from '../store/store.ts';
import { digest } from './ids.ts';
import { requireKey } from './merchant-command.ts';
import { hashTerms, sameTerms } from './terms.ts';
import { broken } from './unanswered.ts';

/** Accounts that shares of payments go to. Problems are thrown as `ProblemError`. */
export interface SubAccounts {
  /** `created` is false where the same key, or the provider, has it already. */
  create(
    input: CreateSubAccount,
    options: { idempotencyKey: string },
  ): Promise<{ subAccount: SubAccount; created: boolean }>;
  list(): Promise<SubAccountList>;
}

/** What is kept of a call by its key: a keyed hash of what was ordered, and the provider's id once it is known. */
interface Kept {
  readonly terms: string;
  readonly id?: string;
}

/**
 * The list is read before the call, so that a lost answer can be told from what was there before: the provider tells no whole numbers, and the last four
 * digits at one bank are not unique.
 */
export function createSubAccounts(options: {
  store: Store;
  keyring: Keyring;
  provider: Provider;
}): SubAccounts {
  const { store, keyring, provider } = options;

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
      const kept = (await store.readProviderCache(name))?.value as Kept | undefined;
      if (kept && !sameTerms(order, kept.terms, keyring)) throw new ProblemError('idempotency_key_reused');
      const before = await readAll(pages);
      const done = kept?.id === undefined ? undefined : before.find(({ id }) => id === kept.id);
      if (done) return { subAccount: done, created: false };
      const terms = kept?.terms ?? hashTerms(order, keyring);
      await store.writeProviderCache(name, { terms } satisfies Kept);
      const made = await createOnce(pages, order, before);
      await store.writeProviderCache(name, { terms, id: made.subAccount.id } satisfies Kept);
      return made;
    },

    list: async () => ({ data: [...(await readAll(pagesOf(provider)))] }),
  };

  async function createOnce(
    pages: PageProvider,
    order: CreateSubAccount,
    before: readonly SubAccount[],
  ): Promise<{ subAccount: SubAccount; created: boolean }> {
    const answer = await pages.createSubAccount(new Sealed(order)).catch(() => broken);
    if (answer.kind === 'ok') return { subAccount: answer.value, created: true };
    if (answer.kind === 'refused') {
      const [same, another] = before.filter((one) => isLike(one, order));
      if (answer.reason === 'exists' && same && !another) return { subAccount: same, created: false };
      throw new ProblemError('account_invalid');
    }
    if (answer.kind === 'not-executed') return unreachable(answer);
    const known = new Set(before.map(({ id }) => id));
    const [fresh, another] = (await readAll(pages)).filter((one) => !known.has(one.id) && isLike(one, order));
    if (!fresh || another) return unreachable(answer);
    return { subAccount: fresh, created: true };
  }
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
