import * as v from 'valibot';
import {
  BalanceQuerySchema,
  type Debit,
  ListDebitsQuerySchema,
  ListMandatesQuerySchema,
  type Mandate,
  ResolveDebitSchema,
} from '../../contract/mandate-api.ts';
import { ProblemError } from '../../contract/problem.ts';
import { Sealed } from '../../contract/sealed.ts';
import type { Change } from '../checkouts/change.ts';
import { digest, newMandateToken, type Random } from '../checkouts/ids.ts';
import { debitView } from '../checkouts/mandate-facts.ts';
import { PAGE_LIMIT, pageOf, readCursor } from '../checkouts/paging.ts';
import type { CheckoutSettings } from '../checkouts/settings.ts';
import { given } from '../checkouts/view.ts';
import type { Clock } from '../clock.ts';
import type { Provider } from '../providers/provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { Store } from '../store/store.ts';
import { createBalance } from './balance.ts';
import { readDebitInput } from './debit-input.ts';
import { resolveDebit } from './debit-resolve.ts';
import { type DebitSender, save } from './debit-sender.ts';
import type { VerifyDebit } from './debit-verifier.ts';
import { endHere } from './end-mandate.ts';
import { pauseHere, requireApproved } from './mandate-actions.ts';
import { createMandateCommand, mandateIn, merchantKey, noteDone, wasDone } from './mandate-command.ts';
import { merchantMandateView } from './merchant-mandate-view.ts';
import type { Reinstate } from './reinstate.ts';
import type { MerchantMandates } from './service.ts';

/** What a merchant's server may do with mandates, over the store. */
export function createMerchantMandates(options: {
  store: Store;
  change: Change;
  clock: Clock;
  random: Random;
  provider: Provider;
  sender: DebitSender;
  verifyDebit: VerifyDebit;
  reinstate: Reinstate;
  settings: Pick<CheckoutSettings, 'publicUrl' | 'trialLimitMinor' | 'times'>;
  /** Called when something became due. */
  onDue(): void;
}): MerchantMandates {
  const { store, change, clock, random, provider, sender, verifyDebit, settings, onDue } = options;
  const once = createMandateCommand(change);
  const askBalance = createBalance({ clock, provider });

  async function find(id: string): Promise<MandateRecord> {
    const mandate = await store.readMandate(id);
    if (mandate?.provider !== provider.name || mandate.mode !== provider.mode) {
      throw new ProblemError('not_found');
    }
    return mandate;
  }

  async function show(mandate: MandateRecord): Promise<Mandate> {
    const [rows, sums] = await Promise.all([store.read(mandate.checkoutId), store.debitSums(mandate.id)]);
    if (!rows) throw new ProblemError('not_found');
    return merchantMandateView(mandate, rows.checkout, sums, settings.publicUrl);
  }

  async function answer(id: string, { replayed }: { replayed: boolean }) {
    if (!replayed) onDue();
    return { mandate: await show(await find(id)), replayed };
  }

  async function readDebit(id: string, debitId: string): Promise<{ mandate: MandateRecord; debit: Debit }> {
    const mandate = await find(id);
    const debit = await store.readDebit(debitId);
    if (debit?.mandateId !== id) throw new ProblemError('not_found');
    return { mandate, debit: debitView(debit) };
  }

  return {
    get: async (id) => show(await find(id)),

    async list(query) {
      const parsed = v.safeParse(ListMandatesQuerySchema, query);
      const before = readCursor(query.cursor, 'md_');
      if (!parsed.success) throw new ProblemError('invalid_request');
      const { reference, checkoutId, customerId, state } = parsed.output;
      const found = await store.listMandates({
        mode: provider.mode,
        provider: provider.name,
        limit: PAGE_LIMIT,
        ...given({ merchantReference: reference, checkoutId, merchantCustomerId: customerId, state, before }),
      });
      const page = pageOf(
        found,
        (mandate) => mandate,
        ({ createdAt, id }) => ({ at: createdAt, id }),
      );
      return { ...page, data: await Promise.all(page.data.map(show)) };
    },

    async pause(id, { idempotencyKey }) {
      const key = merchantKey(idempotencyKey);
      const done = await once(await find(id), 'pause', key, (draft, mandate) =>
        pauseHere(draft, mandate, 'merchant'),
      );
      return answer(id, done);
    },

    async reinstate(id, { idempotencyKey }) {
      const key = merchantKey(idempotencyKey);
      return answer(id, await options.reinstate(await find(id), 'merchant', key));
    },

    async cancel(id, { idempotencyKey }) {
      const key = merchantKey(idempotencyKey);
      const done = await once(await find(id), 'cancel', key, (draft, mandate) => {
        requireApproved(mandate);
        endHere(draft, mandate, 'cancelled_by_merchant');
      });
      return answer(id, done);
    },

    async renewLink(id, { idempotencyKey }) {
      const key = merchantKey(idempotencyKey);
      const done = await once(await find(id), 'renew-link', key, (draft, mandate) => {
        const token = newMandateToken(random);
        mandate.pageToken = new Sealed(token);
        mandate.pageTokenHash = digest(token);
        draft.record('mandate.link_renewed', { mandate: mandate.id });
      });
      return answer(id, done);
    },

    async debit(id, input, { idempotencyKey }) {
      const key = merchantKey(idempotencyKey);
      const order = readDebitInput(input);
      const mandate = await find(id);
      if (mandate.fixed) throw new ProblemError('mandate_fixed');
      const onTrial = provider.mode === 'live' && order.amountMinor > settings.trialLimitMinor;
      if (onTrial && !(await store.liveVerified('debit'))) throw new ProblemError('amount_invalid');
      const reserved = await sender.reserve(mandate, order, key);
      const created = reserved.endsAt !== undefined;
      const sent = await sender.send(reserved);
      const isOpen = sent.state === 'sending' && sent.lease === undefined;
      const known = created && isOpen ? await verifyDebit(sent.id).catch(() => undefined) : undefined;
      if (created) onDue();
      return { debit: debitView(known ?? sent), created };
    },

    getDebit: async (id, debitId) => (await readDebit(id, debitId)).debit,

    async listDebits(id, query) {
      const parsed = v.safeParse(ListDebitsQuerySchema, query);
      const before = readCursor(query.cursor, 'db_');
      if (!parsed.success) throw new ProblemError('invalid_request');
      const { id: mandateId } = await find(id);
      const found = await store.listDebits({ mandateId, limit: PAGE_LIMIT, ...given({ before }) });
      return pageOf(found, debitView, ({ createdAt, id }) => ({ at: createdAt, id }));
    },

    async resolveDebit(id, debitId, resolution, { idempotencyKey }) {
      const key = merchantKey(idempotencyKey);
      const parsed = v.safeParse(ResolveDebitSchema, resolution);
      if (!parsed.success) throw new ProblemError('invalid_request');
      const { mandate } = await readDebit(id, debitId);
      const command = `resolve-${parsed.output.as}:${debitId}`;
      const changed = await change(mandate.checkoutId, async (draft, tx) => {
        const debit = await tx.debit(debitId);
        if (!debit) throw new ProblemError('not_found');
        if (await wasDone(tx, key, mandate.checkoutId, command)) return { debit, replayed: true };
        const mandateNow = mandateIn(draft, id);
        await resolveDebit({ draft, tx, mandate: mandateNow, debit }, parsed.output, settings.times);
        await save(tx, debit, draft.now);
        await noteDone(tx, draft, key, command);
        return { debit, replayed: false };
      });
      if (!changed) throw new ProblemError('not_found');
      const { debit, replayed } = changed.result;
      return { debit: debitView(debit), replayed };
    },

    async balance(id, query) {
      const parsed = v.safeParse(BalanceQuerySchema, query);
      if (!parsed.success) throw new ProblemError('invalid_request');
      return askBalance(await find(id), parsed.output);
    },
  };
}
