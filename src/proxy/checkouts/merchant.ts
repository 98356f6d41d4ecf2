import * as v from 'valibot';
import { ListCheckoutsQuerySchema, ResolveCheckoutSchema } from '../../contract/merchant-api.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { Clock } from '../clock.ts';
import type { Provider } from '../providers/provider.ts';
import type { CheckoutRows, Store } from '../store/store.ts';
import type { Change } from './change.ts';
import { cancelCheckout } from './ending.ts';
import { exposureOf } from './exposure.ts';
import { readSupportCode } from './ids.ts';
import type { Kinds } from './kind.ts';
import { createMerchantCommand, requireKey } from './merchant-command.ts';
import { merchantView } from './merchant-view.ts';
import type { Mint } from './mint.ts';
import { PAGE_LIMIT, pageOf, readCursor } from './paging.ts';
import type { Refunds } from './refunds.ts';
import { resolveCheckout } from './resolve.ts';
import type { MerchantCheckouts } from './service.ts';
import type { CheckoutSettings } from './settings.ts';
import { given, iso } from './view.ts';

/** What a merchant's server may do, over the store. */
export function createMerchant(options: {
  store: Store;
  change: Change;
  kinds: Kinds;
  mint: Mint;
  refunds: Refunds;
  provider: Provider;
  clock: Clock;
  settings: CheckoutSettings;
}): MerchantCheckouts {
  const { store, change, kinds, mint, refunds, provider, clock, settings } = options;
  const { publicUrl } = settings;
  const once = createMerchantCommand(change);

  async function read(id: string): Promise<CheckoutRows> {
    const rows = await store.read(id);
    if (!rows) throw new ProblemError('not_found');
    return rows;
  }

  return {
    async create(input, { idempotencyKey }) {
      requireKey(idempotencyKey);
      const { checkout, created } = await mint(input, idempotencyKey);
      const rows = created ? { checkout, attempts: [] } : await read(checkout.id);
      return { checkout: merchantView(rows, publicUrl), created };
    },

    async get(id) {
      return merchantView(await read(id), publicUrl);
    },

    async list(query) {
      const parsed = v.safeParse(ListCheckoutsQuerySchema, query);
      const before = readCursor(query.cursor, 'co_');
      if (!parsed.success) throw new ProblemError('invalid_request');
      const { reference, status, supportCode, unsettledForSeconds } = parsed.output;
      const code = supportCode === undefined ? undefined : readSupportCode(supportCode);
      if (code === null) return { data: [] };
      const unsettledSince =
        unsettledForSeconds === undefined ? undefined : clock.now() - Number(unsettledForSeconds) * 1_000;
      const found = await store.list({
        mode: provider.mode,
        limit: PAGE_LIMIT,
        ...given({ reference, status, supportCode: code, unsettledSince, before }),
      });
      return pageOf(
        found,
        (rows) => merchantView(rows, publicUrl),
        ({ checkout: { createdAt, id } }) => ({ at: createdAt, id }),
      );
    },

    async cancel(id, { idempotencyKey }) {
      const { rows, replayed } = await once(id, 'cancel', idempotencyKey, (draft) => {
        const { checkout } = draft;
        if (exposureOf(draft.attempts) === 'sent' || checkout.status === 'needs_review' || checkout.lease) {
          throw new ProblemError('step_in_progress', { retryAfter: 1 });
        }
        if (checkout.status !== 'open') throw new ProblemError('already_final');
        kinds[checkout.kind].endSetup(draft, 'merchant');
        cancelCheckout(draft, 'merchant');
      });
      return { checkout: merchantView(rows, publicUrl), replayed };
    },

    async resolve(id, resolution, { idempotencyKey }) {
      const parsed = v.safeParse(ResolveCheckoutSchema, resolution);
      if (!parsed.success) throw new ProblemError('invalid_request');
      const command = `resolve-${parsed.output.as}`;
      const { rows, replayed } = await once(id, command, idempotencyKey, (draft) =>
        resolveCheckout(draft, parsed.output, settings.times),
      );
      return { checkout: merchantView(rows, publicUrl), replayed };
    },

    async refund(id, wish, { idempotencyKey }) {
      const { rows, replayed } = await refunds.refund(id, wish, idempotencyKey);
      return { checkout: merchantView(rows, publicUrl), replayed };
    },

    async events(id) {
      const events = await store.events(id);
      if (!events) throw new ProblemError('not_found');
      return events.map(({ seq, type, at, data }) => ({ seq, type, at: iso(at), data }));
    },
  };
}
