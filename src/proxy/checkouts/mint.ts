import * as v from 'valibot';
import { type CreateCheckout, CreateCheckoutSchema, type CreateLink } from '../../contract/merchant-api.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { OfferedWay } from '../../contract/provider-page.ts';
import { Sealed } from '../../contract/sealed.ts';
import type { Clock } from '../clock.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Provider } from '../providers/provider.ts';
import { type CheckoutRecord, StoreConflict } from '../store/records.ts';
import type { LiveVerified, Store, StoreTransaction } from '../store/store.ts';
import type { Change } from './change.ts';
import { expireIfDue } from './expiry.ts';
import { digest, newCheckoutId, newClientToken, newSupportCode, type Random } from './ids.ts';
import type { Kinds } from './kind.ts';
import { checkOrder, largestOwnDebitOf, newSetup, totalCapOf, wayOf } from './mandate-order.ts';
import { problemOfTerms } from './problem-of-terms.ts';
import { areAllowedOrigins, isReturnAddress } from './return-address.ts';
import type { CheckoutSettings } from './settings.ts';
import { hashTerms, sameTerms } from './terms.ts';
import { checkWays, offeredWays, startsAtWays } from './ways.ts';

/** Two creations may race for one reference or key; the one that lost looks again. */
const ROUNDS = 4;

export interface Minted {
  readonly checkout: CheckoutRecord;
  readonly created: boolean;
}

export type Mint = (input: CreateCheckout, idempotencyKey: string) => Promise<Minted>;

/** Makes checkouts: at most one that is open or may be paid for each reference. */
export function createMint(options: {
  store: Store;
  change: Change;
  kinds: Kinds;
  clock: Clock;
  random: Random;
  keyring: Keyring;
  provider: Provider;
  settings: CheckoutSettings;
}): Mint {
  const { store, change, kinds, clock, random, keyring, provider, settings } = options;

  async function check(input: CreateCheckout): Promise<CreateCheckout> {
    const parsed = v.safeParse(CreateCheckoutSchema, input);
    if (!parsed.success) {
      throw new ProblemError(problemOfTerms(parsed.issues));
    }
    const terms = parsed.output;
    for (const field of ['returnUrl', 'cancelUrl'] as const) {
      const address = terms[field];
      if (address !== undefined && !isReturnAddress(address, settings.returnUrls)) {
        throw new ProblemError('invalid_request', { field });
      }
    }
    if (!areAllowedOrigins(terms.allowedOrigins ?? [], settings.allowedOrigins)) {
      throw new ProblemError('invalid_request', { field: 'allowedOrigins' });
    }
    if (terms.kind === 'link') {
      checkLink(terms);
      // Whoever has linked an account may be asked for a mandate next, which begins at its bank where the list is there by then.
      void kinds.mandate.banks.kept();
      return terms;
    }
    if (terms.kind === 'mandate') {
      checkOrder(terms, { provider, settings, now: clock.now() });
      if (terms.mandate.linkedAccountId !== undefined) await kinds.mandate.banks.kept();
      await checkTrial('debit', largestOwnDebitOf(terms.mandate));
      return terms;
    }
    checkWays(terms, provider.pages);
    await checkTrial('payment', terms.amountMinor);
    return terms;
  }

  /** With live keys nothing large is taken before a small one of its kind was verified. */
  async function checkTrial(what: LiveVerified, amountMinor: number): Promise<void> {
    const isLarge = provider.mode === 'live' && amountMinor > settings.trialLimitMinor;
    if (isLarge && !(await store.liveVerified(what))) throw new ProblemError('amount_invalid');
  }

  /** The provider's page wants the payer's name and e-mail address. */
  function checkLink({ customer }: CreateLink): void {
    const isKnown = customer?.name !== undefined && customer.email !== undefined;
    if (!provider.links || !isKnown) throw new ProblemError('invalid_request');
  }

  function record(terms: CreateCheckout, now: number): CheckoutRecord {
    const clientToken = newClientToken(random);
    const ways: readonly OfferedWay[] = terms.kind === 'payment' ? offeredWays(terms) : [{ way: 'bank' }];
    const seconds = terms.expiresInSeconds ?? settings.times.defaultExpirySeconds;
    return {
      id: newCheckoutId(random),
      kind: terms.kind,
      mode: provider.mode,
      provider: provider.name,
      reference: terms.reference,
      ways,
      split: terms.kind === 'payment' ? terms.split : undefined,
      amountMinor:
        terms.kind === 'link' ? 0 : terms.kind === 'mandate' ? totalCapOf(terms.mandate) : terms.amountMinor,
      currency: terms.currency ?? 'NGN',
      description: terms.description,
      supportCode: newSupportCode(random),
      clientTokenHash: digest(clientToken),
      clientToken: new Sealed(clientToken),
      customer: terms.customer && new Sealed(terms.customer),
      termsHash: hashTerms(terms, keyring),
      returnUrl: terms.returnUrl,
      cancelUrl: terms.cancelUrl,
      allowedOrigins: terms.allowedOrigins ?? settings.allowedOrigins,
      presetBank: terms.bank,
      locale: terms.locale ?? 'en',
      appearance: terms.appearance,
      metadata: terms.metadata ?? {},
      createdAt: now,
      expiresAt: now + seconds * 1_000,
      status: 'open',
      step: terms.kind === 'link' ? 'review-sharing' : startsAtWays({ ways }) ? 'choose-way' : 'choose-bank',
      version: 1,
      notice: undefined,
      unavailableReason: undefined,
      lastDecline: undefined,
      reviewReason: undefined,
      duplicateDebit: false,
      holdsReference: true,
      chosen: undefined,
      attemptId: undefined,
      mandateId: undefined,
      setup: terms.kind === 'mandate' ? newSetup(terms.mandate, wayOf(terms)) : undefined,
      loginTriesUsed: 0,
      codeTriesUsed: 0,
      commandsSince: 0,
      commandCount: 0,
      lastCommandAt: now,
      confirmingSince: undefined,
      payment: undefined,
      refunds: undefined,
      fence: 0,
      lease: undefined,
      eventCount: 1,
      updatedAt: now,
      nextAt: now + seconds * 1_000,
    };
  }

  async function insert(tx: StoreTransaction, terms: CreateCheckout, now: number): Promise<CheckoutRecord> {
    const checkout = record(terms, now);
    const begun = (await kinds[checkout.kind].begin?.(checkout, tx)) ?? [];
    await tx.insertCheckout(checkout);
    for (const mandate of begun) await tx.insertMandate(mandate);
    const data = { amountMinor: checkout.amountMinor, currency: checkout.currency };
    await tx.appendEvents(checkout.id, [{ seq: 1, type: 'checkout.created', at: now, data }]);
    return checkout;
  }

  /** `isTried`: an open one whose time is over was looked at, and stays open: its payer is being waited for. */
  async function once(terms: CreateCheckout, key: string, isTried: boolean): Promise<Minted | 'again'> {
    return store.transaction(async (tx) => {
      const now = clock.now();
      const known = await tx.command('merchant', key);
      if (known) {
        const rows = await tx.lock(known.checkoutId);
        if (!rows || known.command !== 'create' || !sameTerms(terms, rows.checkout.termsHash, keyring)) {
          throw new ProblemError('idempotency_key_reused');
        }
        return { checkout: rows.checkout, created: false };
      }
      const holder = await tx.holderOfReference(terms.reference, provider.mode);
      const isOver = holder?.status === 'open' && now >= holder.expiresAt && !holder.lease;
      if (isOver && !isTried) return 'again';
      if (holder && (holder.status !== 'open' || !sameTerms(terms, holder.termsHash, keyring))) {
        throw new ProblemError('reference_in_use');
      }
      const checkout = holder ?? (await insert(tx, terms, now));
      await tx.insertCommand({
        scope: 'merchant',
        key,
        checkoutId: checkout.id,
        command: 'create',
        resultingVersion: checkout.version,
        createdAt: now,
      });
      return { checkout, created: !holder };
    });
  }

  async function expireHolder(reference: string): Promise<void> {
    const holder = await store.transaction((tx) => tx.holderOfReference(reference, provider.mode));
    if (holder) await change(holder.id, (draft) => expireIfDue(draft, kinds[draft.checkout.kind]));
  }

  return async (input, key) => {
    const terms = await check(input);
    let isTried = false;
    for (let round = 1; ; round += 1) {
      try {
        const minted = await once(terms, key, isTried);
        if (minted !== 'again') return minted;
        await expireHolder(terms.reference);
        isTried = true;
      } catch (error) {
        if (!(error instanceof StoreConflict) || round === ROUNDS) throw error;
      }
      if (round === ROUNDS) throw new ProblemError('reference_in_use');
    }
  };
}
