import type { Draft } from '../checkouts/draft.ts';
import type { Plan } from '../checkouts/plan.ts';
import type { MandateAnswer } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { confirmOwed, endHere, owe } from './end-mandate.ts';
import { mandatePlan } from './mandate-plan.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { goUnavailable, noteMandateAnswer } from './note-mandate-answer.ts';
import { draftAgain, setUp } from './try-of.ts';

/** What waits on an account is among the newest of the list. */
const MOST_PAGES = 5;

type Waiting =
  | 'none-of-ours'
  | 'of-another-checkout'
  | { readonly mandateId: string; readonly providerId: string };

/**
 * Another mandate waits for its transfer on the same account. Where it is ours, of the same customer of the provider, it is one that
 * this payer has left behind: it is cancelled, and the new one set up. Anybody else's is left alone.
 */
export function otherWaitingPlan(
  tools: MandateTools,
  refused: MandateRecord,
  again: (draft: Draft) => Plan | undefined,
): Plan {
  return mandatePlan({
    tools,
    call: 'list-mandates',
    prepare: () => true,
    send: (rows) => findWaiting(tools, rows.mandates, refused),
    settle(draft, answer) {
      noteMandateAnswer(draft, 'list-mandates', answer, refused);
      if (answer.kind === 'refused') return failWaiting(draft);
      if (answer.kind !== 'ok') {
        draftAgain(tools, draft, refused);
        return goUnavailable(draft, 'list-mandates', answer);
      }
      if (answer.value === 'none-of-ours') return failWaiting(draft);
      if (answer.value !== 'of-another-checkout') oweAgain(draft, answer.value);
      return again(draft) ?? failWaiting(draft);
    },
  });
}

function failWaiting(draft: Draft): undefined {
  setUp(draft, { failure: 'other_mandate_waiting' });
  draft.checkout.step = 'mandate-failed';
  return undefined;
}

/** One of this checkout that has ended here; its create may have been lost. */
function oweAgain(draft: Draft, found: { mandateId: string; providerId: string }): void {
  const earlier = draft.mandates.find(({ id }) => id === found.mandateId);
  if (!earlier) return;
  earlier.providerId ??= found.providerId;
  if (earlier.owed !== 'cancel') owe(draft, earlier);
}

async function findWaiting(
  tools: MandateTools,
  own: readonly MandateRecord[],
  refused: MandateRecord,
): Promise<MandateAnswer<Waiting>> {
  const calls = mandateCalls(tools);
  const account = refused.accountNumber?.open();
  let page: number | undefined = 1;
  for (let read = 0; page !== undefined && read < MOST_PAGES; read += 1) {
    const answer: Awaited<ReturnType<typeof calls.listMandates>> = await calls.listMandates(page);
    if (answer.kind !== 'ok') return answer;
    for (const { status, reference, accountNumber, providerId } of answer.value.mandates) {
      if (status !== 'waiting' || (accountNumber !== undefined && accountNumber !== account)) continue;
      const mine = own.find((mandate) => mandate.reference === reference);
      if (mine) return { kind: 'ok', value: { mandateId: mine.id, providerId } };
      if (await cancelAnother(tools, reference, refused)) return { kind: 'ok', value: 'of-another-checkout' };
    }
    page = answer.value.next;
  }
  return { kind: 'ok', value: 'none-of-ours' };
}

/** Ends one of another checkout, here and there, where the same customer has left it behind on the same account. */
async function cancelAnother(
  tools: MandateTools,
  reference: string,
  refused: MandateRecord,
): Promise<boolean> {
  const { store, change, provider } = tools;
  const waiting = await store.waitingMandates(provider.mode, provider.name);
  const found = waiting.find((mandate) => mandate.reference === reference);
  const other = found && (await store.readMandate(found.id));
  if (!other?.providerId || other.customerId !== refused.customerId) return false;
  if (other.accountNumber?.open() !== refused.accountNumber?.open()) return false;
  const ended = await change(other.checkoutId, (draft) => endAnother(draft, other.id));
  if (!ended?.result) return false;
  const answer = await mandateCalls(tools).cancelMandate(other.providerId);
  const isOverThere = answer.kind === 'ok' || (answer.kind === 'refused' && answer.reason === 'not_found');
  await change(other.checkoutId, (draft) => {
    const mandate = draft.mandates.find(({ id }) => id === other.id);
    noteMandateAnswer(draft, 'cancel-mandate', answer, mandate);
    if (mandate && answer.kind === 'ok') confirmOwed(draft, mandate);
    else if (mandate) mandate.owedTries += 1;
  });
  return isOverThere;
}

/** Only one that waits for its transfer: an approved one is the payer's to end. */
function endAnother(draft: Draft, mandateId: string): boolean {
  const { checkout } = draft;
  const mandate = draft.mandates.find(({ id }) => id === mandateId);
  if (mandate?.state !== 'awaiting_transfer' || checkout.lease) return false;
  endHere(draft, mandate, 'replaced');
  if (checkout.status === 'open' && checkout.mandateId === mandateId) {
    setUp(draft, { failure: 'replaced' });
    checkout.step = 'mandate-failed';
  }
  return true;
}
