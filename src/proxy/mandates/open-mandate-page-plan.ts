import { Sealed } from '../../contract/sealed.ts';
import type { Draft } from '../checkouts/draft.ts';
import { digest, newClientToken } from '../checkouts/ids.ts';
import type { Plan } from '../checkouts/plan.ts';
import { broken, notSent } from '../checkouts/unanswered.ts';
import { given } from '../checkouts/view.ts';
import type {
  MandatePageProvider,
  OpenedMandatePage,
  PageMandateOrder,
} from '../providers/mandate-page-provider.ts';
import type { MandateAnswer } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { CheckoutRows, StoreTransaction } from '../store/store.ts';
import { type AfterRefusal, settleRefusal } from './create-refusals.ts';
import { firstLookupAt } from './lookup-times.ts';
import { lookBeforeEndAt } from './mandate-step-of.ts';
import type { MandateTools } from './mandate-tools.ts';
import { noteMandateAnswer } from './note-mandate-answer.ts';
import { providerSchedule } from './provider-schedule.ts';
import { currentTry, mustBeSent, setUp, tryById } from './try-of.ts';

type Opened = MandateAnswer<OpenedMandatePage>;

/** What follows where the page was not opened. */
export interface AfterPage extends AfterRefusal {
  /** Nothing was asked of the provider. */
  unsent(draft: Draft, mandate: MandateRecord, answer: MandateAnswer<never>): undefined;
}

/** The provider's own pages for mandates. None is minted at a provider that has none. */
function mandatePages({ provider }: Pick<MandateTools, 'provider'>): MandatePageProvider {
  if (!provider.mandatePages) throw new Error(`${provider.name} has no pages for mandates`);
  return provider.mandatePages;
}

/**
 * Has the provider make a mandate and a page of its own where the payer sets it up. Nobody but the payer gets the page's address. Where its
 * answer is lost the mandate is looked for and cancelled, since its address is lost too.
 */
export function openMandatePagePlan(tools: MandateTools, mandateId: string, after: AfterPage): Plan {
  const pages = mandatePages(tools);
  const returnToken = new Sealed(newClientToken(tools.random));
  return {
    call: 'open-mandate-page',
    patienceMs: () => pages.patienceMs('open-mandate-page'),
    prepare(draft) {
      const mandate = currentTry(draft);
      if (mandate?.id !== mandateId || !mustBeSent(mandate)) return false;
      mandate.page = { url: undefined, returnTokenHash: digest(returnToken.open()), returnedAt: undefined };
      mandate.state = 'starting';
      mandate.sentAt = draft.now;
      return true;
    },
    async send(rows) {
      const answer = await pages
        .open(new Sealed(orderOf(tools, rows, tryById(rows, mandateId), returnToken)))
        .catch(() => broken);
      return (draft, tx) => settle(tools, draft, tx, mandateId, answer, after);
    },
    settleUnsent: (draft, tx) => settle(tools, draft, tx, mandateId, notSent, after),
  };
}

function orderOf(
  { publicUrl }: MandateTools,
  { checkout }: CheckoutRows,
  mandate: MandateRecord,
  returnToken: Sealed<string>,
): PageMandateOrder {
  const { customerId, reference, type, fixed, totalCapMinor, startDate, endDate } = mandate;
  return {
    customerId,
    reference,
    type,
    amountMinor: fixed?.perDebitMinor ?? totalCapMinor,
    startDate,
    endDate,
    description: checkout.description,
    returnUrl: `${publicUrl.replace(/\/$/, '')}/r/${returnToken.open()}`,
    ...given({ schedule: fixed && providerSchedule(fixed.schedule) }),
  };
}

function settle(
  tools: MandateTools,
  draft: Draft,
  tx: StoreTransaction,
  mandateId: string,
  answer: Opened,
  after: AfterPage,
): Plan | undefined | Promise<Plan | undefined> {
  const mandate = tryById(draft, mandateId);
  noteMandateAnswer(draft, 'open-mandate-page', answer, mandate);
  switch (answer.kind) {
    case 'ok':
      mandate.providerId = answer.value.providerId;
      return toPage(tools, draft, mandate, answer.value.url);
    case 'refused':
      return settleRefusal(tools, draft, tx, mandate, answer.reason, after);
    case 'not-executed':
      return after.unsent(draft, mandate, answer);
    case 'unknown':
      mandate.nextAt = firstLookupAt(draft.now);
      return undefined;
  }
}

/** The payer leaves for the provider's page; the mandate waits for what they do there. */
export function toPage(
  { times }: MandateTools,
  draft: Draft,
  mandate: MandateRecord,
  url: Sealed<string>,
): undefined {
  const { returnTokenHash } = mandate.page ?? {};
  mandate.page = { url, returnTokenHash, returnedAt: undefined };
  mandate.state = 'awaiting_transfer';
  mandate.nextAt = lookBeforeEndAt(draft, mandate, times, draft.now);
  setUp(draft, {});
  draft.checkout.step = 'leave-to-provider';
  draft.record('mandate.created', { mandate: mandate.id, destinations: 0 });
  draft.record('page.opened', { mandate: mandate.id });
  draft.notify('mandate.created', { mandate });
}
