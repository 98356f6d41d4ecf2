import { Sealed } from '../../contract/sealed.ts';
import type { Draft } from '../checkouts/draft.ts';
import { cancelCheckout } from '../checkouts/ending.ts';
import { dayIn } from '../checkouts/mandate-order.ts';
import { TRIES } from '../checkouts/settings.ts';
import { type Next, notAcceptable, outOfOrder, type Steps, triesUsedUp } from '../checkouts/step.ts';
import type { ProviderMandateBank } from '../providers/mandate-provider.ts';
import { chosenFrom } from './chosen-bank.ts';
import { setUpPlan } from './create-plan.ts';
import { fail } from './create-refusals.ts';
import { profileOf } from './customer-details.ts';
import { makeKnownPlan } from './customer-plans.ts';
import { areCustomersUsedUp, customerTriesOf } from './customer-tries.ts';
import { endAllHere } from './end-mandate.ts';
import { knownCustomer } from './known-customer.ts';
import {
  keptAccount,
  linkedOffer,
  namedAccount,
  offeredAt,
  offeredNumber,
  withdrawOffer,
} from './linked-account.ts';
import type { MandateTools } from './mandate-tools.ts';
import { restartPlan, startAgain } from './restart-plan.ts';
import { returned } from './return-plan.ts';
import { textOf } from './text-of.ts';
import {
  currentTry,
  draftAgain,
  draftTry,
  isByPage,
  mustBeSent,
  setUp,
  setupOf,
  whereEntered,
} from './try-of.ts';

/** Mandates that one checkout may ask the provider for. */
const MOST_CREATES = 20;

export interface MandateStepTools extends MandateTools {
  readonly bank: (id: string) => ProviderMandateBank | undefined;
}

/** What each command of a mandate does. */
export function createMandateSteps(tools: MandateStepTools): Steps {
  function toBanks(draft: Draft): undefined {
    setUp(draft, {});
    draft.checkout.step = 'choose-bank';
    return undefined;
  }

  return {
    async 'choose-bank'(draft, { bankId = '' }, tx) {
      const found = tools.bank(bankId);
      if (!found) return notAcceptable;
      const linked = offeredAt(found, await namedAccount(tx, draft.checkout));
      setUp(draft, { bank: chosenFrom(found), linked, customerId: await knownCustomer(tools, draft, tx) });
      draft.checkout.step = 'enter-account';
      draft.record('bank.chosen', { bank: found.name });
      return undefined;
    },

    async 'enter-account'(draft, { entered }, tx) {
      const { bank, customerId } = setupOf(draft);
      if (!bank || !entered) return notAcceptable;
      const { accountNumber, details } = entered.open();
      const isLinked = accountNumber === undefined && linkedOffer(draft) !== undefined;
      const account =
        accountNumber !== undefined
          ? new Sealed(accountNumber)
          : isLinked
            ? await offeredNumber(draft, tx)
            : keptAccount(draft);
      if (!account && isLinked) return withdrawOffer(draft);
      if (!account) return notAcceptable;
      const how = isLinked ? { linked: true } : {};
      if (customerId !== undefined) {
        if (Object.keys(details).length > 0) return notAcceptable;
        draft.record('account.entered', how);
        draftTry(tools, draft, { bank, account, customerId });
        draft.checkout.step = 'review-terms';
        return undefined;
      }
      const { doubted } = customerTriesOf(draft);
      const profile = profileOf(draft.checkout.customer?.open(), details, doubted);
      if (!profile) return notAcceptable;
      if (draft.checkout.loginTriesUsed >= TRIES || areCustomersUsedUp(draft)) return triesUsedUp;
      draft.record('account.entered', how);
      return makeKnownPlan(tools, draft, { bank, account, profile: new Sealed(profile) });
    },

    'enter-details'(draft, { entered }) {
      if (!entered || setupOf(draft).customerId !== undefined) return notAcceptable;
      const { details } = entered.open();
      const profile = profileOf(draft.checkout.customer?.open(), details, customerTriesOf(draft).doubted);
      if (!profile) return notAcceptable;
      if (draft.checkout.loginTriesUsed >= TRIES || areCustomersUsedUp(draft)) return triesUsedUp;
      draft.record('details.entered');
      const inFlight = { bank: undefined, account: undefined, profile: new Sealed(profile) };
      return makeKnownPlan(tools, draft, inFlight);
    },

    'accept-terms'(draft, { termsHash }) {
      const mandate = currentTry(draft);
      if (mandate?.state !== 'drafted') return outOfOrder;
      if (mandate.fixed && mandate.fixed.schedule.firstDebitDate <= dayIn(draft.now)) {
        return fail(draft, 'dates_passed');
      }
      if (mandate.startDate < dayIn(draft.now)) {
        draftAgain(tools, draft, mandate);
        setUp(draft, { notice: 'start_date_moved' });
        return undefined;
      }
      const { version, hash, sentences } = textOf(
        { merchant: tools.merchant, provider: tools.provider.displayName },
        mandate,
      );
      if (hash !== termsHash) return outOfOrder;
      if (draft.mandates.filter(({ sentAt }) => sentAt !== undefined).length >= MOST_CREATES)
        return triesUsedUp;
      mandate.accepted = { version, hash, text: sentences.join('\n'), at: draft.now };
      setUp(draft, {});
      draft.record('terms.accepted', { mandate: mandate.id, wording: version, hash });
      return setUpPlan(tools, draft, mandate.id);
    },

    'transfer-sent'(draft) {
      const mandate = currentTry(draft);
      if (mandate?.state !== 'awaiting_transfer') return undefined;
      mandate.claimedAt ??= draft.now;
      mandate.nextAt = draft.now;
      draft.checkout.step = 'await-bank';
      draft.record('transfer.claimed', { mandate: mandate.id });
      return undefined;
    },

    returned: (draft) => returned(tools, draft),

    restart(draft): Next {
      const mandate = currentTry(draft);
      if (!mandate) return toBanks(draft);
      if (mandate.state === 'awaiting_transfer' && mandate.providerId !== undefined) {
        return restartPlan(tools, mandate.id);
      }
      return startAgain(tools, draft, mandate);
    },

    'go-back'(draft) {
      const mandate = currentTry(draft);
      switch (draft.checkout.step) {
        case 'enter-account':
          return toBanks(draft);
        case 'review-terms':
          setUp(draft, {});
          draft.checkout.step = 'enter-account';
          return undefined;
        case 'leave-to-provider':
          return mandate && restartPlan(tools, mandate.id);
        default:
          if ((mandate?.deadlineAt ?? 0) > draft.now) draft.checkout.step = 'send-transfer';
          return undefined;
      }
    },

    'change-bank': toBanks,

    'try-again'(draft) {
      const { bank } = setupOf(draft);
      const mandate = currentTry(draft);
      draft.checkout.unavailableReason = undefined;
      if (!bank && !isByPage(draft)) return toBanks(draft);
      const isDrafted = mandate?.state === 'drafted' && mandate.bank?.id === bank?.id && !mustBeSent(mandate);
      draft.checkout.step = isDrafted ? 'review-terms' : whereEntered(draft);
      return undefined;
    },

    cancel(draft) {
      endAllHere(draft, 'cancelled_by_payer');
      cancelCheckout(draft, 'payer');
      return undefined;
    },
  };
}
