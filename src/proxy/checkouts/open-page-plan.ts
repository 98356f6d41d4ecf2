import type { PageMethod } from '../../contract/provider-page.ts';
import { Sealed } from '../../contract/sealed.ts';
import type {
  ExplicitAnswer,
  OpenedProviderPage,
  OpenPageRefusal,
  PageOrder,
} from '../providers/page-provider.ts';
import type { AttemptRecord, CheckoutRecord } from '../store/records.ts';
import { noteAnswer } from './answers.ts';
import { attemptById, backToWays, type Draft, endAttempt, makeUnavailable } from './draft.ts';
import { mayStartAttempt } from './exposure.ts';
import type { Plan, PlanTools } from './plan.ts';
import { broken, notSent } from './unanswered.ts';
import { given } from './view.ts';

export interface PageTools extends PlanTools {
  /** Address payers see, without a path. */
  readonly publicUrl: string;
}

type Opened = ExplicitAnswer<OpenedProviderPage, OpenPageRefusal>;

/** Has the provider make a page of its own for the payment. Nothing moves by it; whoever has its address may pay through it. */
export function openPagePlan(tools: PageTools, attemptId: string, returnToken: Sealed<string>): Plan {
  const { pages } = tools.provider;
  if (!pages) throw new Error(`${tools.provider.name} has no pages`);
  return {
    call: 'open-page',
    patienceMs: () => pages.patienceMs('open-page'),
    prepare: (draft) =>
      attemptById(draft, attemptId).state === 'opening-page' && mayStartAttempt(draft.attempts),
    send({ checkout, attempts }) {
      const attempt = attempts.find(({ id }) => id === attemptId);
      if (!attempt) return undefined;
      const order = orderOf(
        checkout,
        attempt,
        `${tools.publicUrl.replace(/\/$/, '')}/r/${returnToken.open()}`,
      );
      return pages
        .open(new Sealed(order))
        .catch(() => broken)
        .then((answer) => (draft) => settle(draft, attemptId, answer));
    },
    settleUnsent: (draft) => settle(draft, attemptId, notSent),
  };
}

function orderOf(checkout: CheckoutRecord, attempt: AttemptRecord, returnUrl: string): PageOrder {
  const { amountMinor, currency, description, split } = checkout;
  const { name = '', email = '', phone, address } = checkout.customer?.open() ?? {};
  return {
    amountMinor,
    currency,
    description,
    reference: attempt.reference,
    method: attempt.methodId as PageMethod,
    returnUrl,
    customer: { name, email, ...given({ phone, address }) },
    ...given({ split }),
  };
}

function settle(draft: Draft, attemptId: string, answer: Opened): undefined {
  const attempt = attemptById(draft, attemptId);
  noteAnswer(draft, 'open-page', answer, attempt.number);
  switch (answer.kind) {
    case 'ok':
      if (!attempt.page) throw new Error(`${attemptId} has no way back`);
      attempt.page = { ...attempt.page, url: answer.value.url };
      attempt.state = 'at-page';
      attempt.exposure = 'asked';
      attempt.sentAt = draft.now;
      attempt.verifyAt = draft.now;
      draft.checkout.step = 'leave-to-provider';
      draft.record('page.opened', { attempt: attempt.number, method: attempt.methodId });
      return undefined;
    case 'refused':
      refused(draft, attempt, answer);
      return undefined;
    case 'unknown':
      notOpened(draft, attempt);
      return undefined;
    case 'not-executed':
      if (answer.cause === 'rate_limited') makeUnavailable(draft, 'bank_busy', { call: 'open-page' });
      else if (answer.cause === 'our_key_refused')
        makeUnavailable(draft, 'provider_refuses_us', { call: 'open-page' });
      else backToWays(draft, 'page_not_opened');
      return undefined;
  }
}

/** No page was made, or the reference is another's, which of a fresh one is for an operator to see as well: it is asked about all the same. */
function refused(
  draft: Draft,
  attempt: AttemptRecord,
  { reason, code }: Extract<Opened, { kind: 'refused' }>,
): void {
  draft.alarm('page_refused', { checkout: draft.checkout.id, call: 'open-page', reason, code });
  if (reason === 'reference_in_use') notOpened(draft, attempt);
  else {
    const isOrder = reason === 'details_refused' || reason === 'split_refused';
    makeUnavailable(draft, isOrder ? 'order_refused' : 'provider_refuses_us', { call: 'open-page', code });
  }
}

/** There may be a page that nobody has the address of. It is asked about all the same; the payer may have another one. */
export function notOpened(draft: Draft, attempt: AttemptRecord): void {
  attempt.exposure = 'asked';
  attempt.sentAt = draft.now;
  attempt.verifyAt = draft.now;
  attempt.page = undefined;
  endAttempt(attempt, 'over');
  backToWays(draft, 'page_not_opened');
}
