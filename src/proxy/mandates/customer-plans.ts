import { Sealed } from '../../contract/sealed.ts';
import type { Draft } from '../checkouts/draft.ts';
import type { Plan } from '../checkouts/plan.ts';
import { TRIES } from '../checkouts/settings.ts';
import type { CustomerProfile } from '../providers/mandate-provider.ts';
import type { ChosenMandateBank } from '../store/mandate-records.ts';
import type { StoreTransaction } from '../store/store.ts';
import { isOursToCorrect } from './completed-customer.ts';
import { countCustomer, noteCompleted, noteDoubted, noteMade, wasRefused } from './customer-tries.ts';
import { keepCustomer } from './known-customer.ts';
import { mandatePlan } from './mandate-plan.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { goUnavailable, noteMandateAnswer } from './note-mandate-answer.ts';
import { deletionOwed, deletionPlan } from './refused-customer.ts';
import { draftTry, setUp } from './try-of.ts';

/** What a payer has entered, in flight. Bank and account are undefined where they are chosen on the provider's page. */
export interface InFlight {
  readonly bank: ChosenMandateBank | undefined;
  readonly account: Sealed<string> | undefined;
  readonly profile: Sealed<CustomerProfile>;
}

/** Makes the payer known to the provider. What it has refused of them before is deleted there first, since it would be found again. */
export function makeKnownPlan(tools: MandateTools, draft: Draft, inFlight: InFlight): Plan {
  const refused = deletionOwed(draft);
  return refused
    ? deletionPlan(tools, refused.id, (next) => makeKnownPlan(tools, next, inFlight))
    : createCustomerPlan(tools, inFlight);
}

/**
 * Has the provider make a customer of what the payer told. Counted as a try before it is sent, so that nobody can try out BVNs here; the try is
 * given back unless the provider has judged what was told.
 */
function createCustomerPlan(tools: MandateTools, inFlight: InFlight): Plan {
  return mandatePlan({
    tools,
    call: 'create-customer',
    prepare(draft) {
      const { checkout } = draft;
      if (!isEntering(checkout) || checkout.loginTriesUsed >= TRIES) return false;
      checkout.loginTriesUsed += 1;
      countCustomer(draft, 1);
      return true;
    },
    send: () => mandateCalls(tools).createCustomer(inFlight.profile),
    settle(draft, answer, tx) {
      noteMandateAnswer(draft, 'create-customer', answer);
      switch (answer.kind) {
        case 'ok':
          noteMade(draft, answer.value.customerId);
          return takeCustomer(tools, draft, tx, inFlight, answer.value.customerId);
        case 'refused':
          countCustomer(draft, -1);
          if (answer.reason === 'customer_exists') return findCustomerPlan(tools, inFlight);
          return refuseDetails(draft, 'details_refused');
        default:
          draft.checkout.loginTriesUsed -= 1;
          if (answer.kind === 'not-executed') countCustomer(draft, -1);
          return goUnavailable(draft, 'create-customer', answer);
      }
    },
  });
}

/** The provider knows such a customer and does not say which: only one with the same e-mail address and BVN is this payer. */
function findCustomerPlan(tools: MandateTools, inFlight: InFlight): Plan {
  return mandatePlan({
    tools,
    call: 'find-customer',
    prepare: ({ checkout }) => isEntering(checkout),
    send() {
      const { email, bvn } = inFlight.profile.open();
      return mandateCalls(tools).findCustomer(new Sealed({ email, bvn }));
    },
    async settle(draft, answer, tx) {
      noteMandateAnswer(draft, 'find-customer', answer);
      if (answer.kind !== 'ok') {
        if (answer.kind === 'refused') return refuseDetails(draft, 'details_refused');
        draft.checkout.loginTriesUsed -= 1;
        return goUnavailable(draft, 'find-customer', answer);
      }
      switch (answer.value.found) {
        case 'same': {
          const { customerId } = answer.value;
          const { bank, account } = inFlight;
          return wasRefused(draft, customerId, bank, account?.open())
            ? refuseDetails(draft, 'customer_differs')
            : updateCustomerPlan(tools, inFlight, customerId, 'same');
        }
        case 'bare':
          return isToldByMerchant(draft, inFlight)
            ? updateCustomerPlan(tools, inFlight, answer.value.customerId, 'bare')
            : refuseDetails(draft, 'customer_differs');
        case 'other': {
          const { customerId } = answer.value;
          const isOurs =
            customerId !== undefined &&
            isToldByMerchant(draft, inFlight) &&
            (await isOursToCorrect(draft, tx, customerId));
          if (!isOurs) return refuseDetails(draft, 'customer_differs');
          countCustomer(draft, 1);
          return updateCustomerPlan(tools, inFlight, customerId, 'completed');
        }
        case 'none':
          return refuseDetails(draft, 'details_refused');
      }
    },
  });
}

/**
 * Tells the provider what is new. One that was `same` is the payer, whether or not the provider takes their newest phone number and address; one that was
 * `bare` has no BVN before it has taken it, and one that we have `completed` has a wrong one. Where the answer is lost it may have the BVN.
 */
function updateCustomerPlan(
  tools: MandateTools,
  inFlight: InFlight,
  customerId: string,
  found: 'same' | 'bare' | 'completed',
): Plan {
  return mandatePlan({
    tools,
    call: 'update-customer',
    prepare(draft) {
      if (!isEntering(draft.checkout)) return false;
      if (found === 'bare') noteCompleted(draft, customerId, true);
      return true;
    },
    send() {
      const { phone, address, bvn } = inFlight.profile.open();
      return mandateCalls(tools).updateCustomer(customerId, new Sealed({ phone, address, bvn }));
    },
    settle(draft, answer, tx) {
      noteMandateAnswer(draft, 'update-customer', answer);
      const isKeyRefused = answer.kind === 'not-executed' && answer.cause === 'our_key_refused';
      if (answer.kind === 'ok' || (found === 'same' && !isKeyRefused)) {
        return takeCustomer(tools, draft, tx, inFlight, customerId);
      }
      if (found === 'bare' && answer.kind !== 'unknown') noteCompleted(draft, customerId, false);
      if (answer.kind === 'refused') return refuseDetails(draft, 'details_refused');
      draft.checkout.loginTriesUsed -= 1;
      return goUnavailable(draft, 'update-customer', answer);
    },
  });
}

/** A customer without a BVN is this payer where the merchant has named the e-mail address, and not a payer who typed it. */
function isToldByMerchant({ checkout }: Draft, { profile }: InFlight): boolean {
  return checkout.customer?.open().email === profile.open().email;
}

async function takeCustomer(
  tools: MandateTools,
  draft: Draft,
  tx: StoreTransaction,
  { bank, account }: InFlight,
  customerId: string,
): Promise<undefined> {
  draft.checkout.loginTriesUsed -= 1;
  await keepCustomer(tools, draft, tx, customerId);
  draftTry(tools, draft, { bank, account, customerId });
  draft.checkout.step = 'review-terms';
  return undefined;
}

const isEntering = ({ step }: Draft['checkout']) => step === 'enter-account' || step === 'enter-details';

function refuseDetails(draft: Draft, problem: 'details_refused' | 'customer_differs'): undefined {
  noteDoubted(draft, problem);
  setUp(draft, { problem });
  return undefined;
}
