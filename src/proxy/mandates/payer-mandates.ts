import { timingSafeEqual } from 'node:crypto';
import type { Change } from '../checkouts/change.ts';
import { digest } from '../checkouts/ids.ts';
import { debitView, lastFourOf } from '../checkouts/mandate-facts.ts';
import { requireKey } from '../checkouts/merchant-command.ts';
import type { CheckoutSettings } from '../checkouts/settings.ts';
import { given } from '../checkouts/view.ts';
import type { Provider } from '../providers/provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { Store } from '../store/store.ts';
import { endHere, isOver } from './end-mandate.ts';
import { pauseHere, requireApproved } from './mandate-actions.ts';
import { type CommandKey, createMandateCommand } from './mandate-command.ts';
import { merchantMandateView } from './merchant-mandate-view.ts';
import { isPausedBy } from './pauses.ts';
import type { Reinstate } from './reinstate.ts';
import type { PayerMandate, PayerMandates } from './service.ts';

const SHOWN = 50;

/** What the payer's own page of a mandate may do, over the store. */
export function createPayerMandates(options: {
  store: Store;
  change: Change;
  provider: Provider;
  reinstate: Reinstate;
  settings: Pick<CheckoutSettings, 'publicUrl' | 'merchant'>;
  /** Called when something became due. */
  onDue(): void;
}): PayerMandates {
  const { store, change, provider, reinstate, settings, onDue } = options;
  const once = createMandateCommand(change);

  async function find(token: string): Promise<MandateRecord | undefined> {
    const mandate = await store.findMandateByPageTokenHash(digest(token));
    const isOurs = mandate?.provider === provider.name && mandate.mode === provider.mode;
    return isOurs ? mandate : undefined;
  }

  async function show(id: string): Promise<PayerMandate | undefined> {
    const mandate = await store.readMandate(id);
    const rows = mandate && (await store.read(mandate.checkoutId));
    if (!mandate || !rows) return undefined;
    const { checkout } = rows;
    const sums = await store.debitSums(id);
    const debits = await store.listDebits({ mandateId: id, limit: SHOWN + 1 });
    const isGood = mandate.state === 'approved' || mandate.state === 'ready';
    return {
      mandate: merchantMandateView(mandate, checkout, sums, settings.publicUrl),
      debits: debits.slice(0, SHOWN).map(debitView),
      hasMore: debits.length > SHOWN,
      merchant: { name: settings.merchant.name, ...given(settings.merchant) },
      supportCode: checkout.supportCode,
      mode: mandate.mode,
      canPause: (isGood || mandate.state === 'paused') && !isPausedBy(mandate, 'payer'),
      canReinstate: isPausedBy(mandate, 'payer'),
      canCancel: isGood || mandate.state === 'paused',
      mayStillBeTaken:
        mandate.fixed !== undefined &&
        mandate.approvedAt !== undefined &&
        (mandate.owed === 'pause' || mandate.owed === 'cancel'),
    };
  }

  /** A page's keys are its own: one mandate's are nothing to another's, nor to the merchant's. */
  function keyFor({ id }: MandateRecord, idempotencyKey: string): CommandKey {
    requireKey(idempotencyKey);
    return { scope: 'page', key: `${id}:${idempotencyKey}` };
  }

  async function act(
    token: string,
    idempotencyKey: string,
    work: (mandate: MandateRecord, key: CommandKey) => Promise<{ replayed: boolean }>,
  ): Promise<PayerMandate | undefined> {
    const mandate = await find(token);
    if (!mandate) return undefined;
    const { replayed } = await work(mandate, keyFor(mandate, idempotencyKey));
    if (!replayed) onDue();
    return show(mandate.id);
  }

  return {
    async glance(token) {
      const mandate = await find(token);
      if (!mandate) return undefined;
      const { id, mode, accountNumber } = mandate;
      const hasAccount = accountNumber !== undefined;
      return {
        mandateId: id,
        merchantName: settings.merchant.name,
        mode,
        hasAccount,
        standing: isOver(mandate) ? 'over' : mandate.approvedAt === undefined ? 'being-set-up' : 'agreed',
      };
    },

    async tellLastFour(token, lastFour) {
      const mandate = await find(token);
      if (!mandate) return undefined;
      const { id, pageTokenHash } = mandate;
      const known = lastFourOf(mandate);
      if (known === undefined) return 'untold';
      const tried = await store.takeDigitTry(id, pageTokenHash);
      if (tried !== 'free') return tried;
      if (!areSame(known, lastFour)) return 'wrong';
      await store.forgiveDigitTry(id);
      return 'right';
    },

    async read(token) {
      const mandate = await find(token);
      return mandate && show(mandate.id);
    },

    pause: (token, { idempotencyKey }) =>
      act(token, idempotencyKey, (named, key) =>
        once(named, 'pause', key, (draft, mandate) => pauseHere(draft, mandate, 'payer')),
      ),

    reinstate: (token, { idempotencyKey }) =>
      act(token, idempotencyKey, (named, key) => reinstate(named, 'payer', key)),

    cancel: (token, { idempotencyKey }) =>
      act(token, idempotencyKey, (named, key) =>
        once(named, 'cancel', key, (draft, mandate) => {
          requireApproved(mandate);
          endHere(draft, mandate, 'cancelled_by_payer');
        }),
      ),
  };
}

/** In constant time: digests are of one length, whatever was typed. */
function areSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(digest(one), 'hex'), Buffer.from(digest(other), 'hex'));
}
