import { formatMoney } from '../../../contract/money.ts';
import type { PayerMandate } from '../../mandates/service.ts';
import { clipped, html, type Markup, nothing } from '../markup.ts';
import type { FormProof } from './mandate-pass.ts';
import { pageFrame } from './page-frame.ts';

export const payerActions = ['pause', 'reinstate', 'cancel'] as const;
export type PayerAction = (typeof payerActions)[number];

/** Whether the mandate stands so that the payer may do this now. */
export function mayDo(action: PayerAction, { canPause, canReinstate, canCancel }: PayerMandate): boolean {
  return { pause: canPause, reinstate: canReinstate, cancel: canCancel }[action];
}

interface ConfirmWords {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly button: string;
  readonly stay: string;
}

const untilConfirmed =
  'Payments are taken by themselves on their days. One that falls due before your bank has confirmed this may still be taken.';

/** What is paused there already takes nothing while the bank is told the rest. */
function mayBeTakenUntil({ mandate, mayStillBeTaken }: PayerMandate): boolean {
  return mandate.terms.debitType === 'fixed' && (mandate.state !== 'paused' || mayStillBeTaken);
}

function wordsOf(action: PayerAction, payer: PayerMandate, name: string): ConfirmWords {
  const { mandate } = payer;
  const isByItself = mandate.terms.debitType === 'fixed';
  const until = mayBeTakenUntil(payer) ? [untilConfirmed] : [];
  switch (action) {
    case 'pause':
      return {
        title: `Pause payments to ${name}?`,
        sentences: [
          ...(mandate.state === 'paused'
            ? ['It is paused already, and not by you. With your own pause it waits for you as well.']
            : []),
          ...until,
          `${isByItself ? 'No payment is taken' : `${name} cannot take payments`} while it is paused. You can resume it on this page at any time before its last day.`,
          `What you owe ${name} stays the same.`,
        ],
        button: 'Pause',
        stay: 'Do not pause',
      };
    case 'reinstate':
      if (mandate.alsoPausedBy) {
        return {
          title: 'Lift your own pause?',
          sentences: [
            `${name} cannot take payments yet after this: you are not the only one who has paused it.`,
          ],
          button: 'Resume',
          stay: 'Leave it paused',
        };
      }
      return {
        title: `Let ${name} take payments again?`,
        sentences: [`${name} can take payments again as soon as your bank has confirmed it.`],
        button: 'Resume',
        stay: 'Leave it paused',
      };
    case 'cancel':
      return {
        title: `Cancel payments to ${name} for good?`,
        sentences: [
          ...until,
          `${isByItself ? 'After that no payment is taken any more.' : `${name} cannot take any more payments with it.`} This cannot be undone: to go on later you would set it up again.`,
          `What you owe ${name} stays the same, and payments already taken do not come back.`,
        ],
        button: 'Cancel for good',
        stay: 'Keep it',
      };
  }
}

export interface ConfirmPage {
  readonly nonce: string;
  readonly path: string;
  readonly action: PayerAction;
  readonly payer: PayerMandate;
  readonly form: FormProof;
}

/** What the payer is about to do, and the one button that does it. */
export function confirmPage({ nonce, path, action, payer, form }: ConfirmPage): string {
  const { mandate, merchant, mode } = payer;
  const { title, sentences, button, stay } = wordsOf(action, payer, clipped(merchant.name, 60));
  return pageFrame(
    { title, nonce, mode, merchant },
    html`<div class="body">
<h1>${title}</h1>
${sentences.map((sentence): Markup => html`<p class="text">${sentence}</p>`)}
${
  action !== 'reinstate' && mandate.pendingMinor > 0
    ? html`<p class="told">${formatMoney(mandate.pendingMinor, mandate.terms.currency)} is on its way already and may still be taken.</p>`
    : nothing
}
<form class="acts" method="post" action="${path}" autocomplete="off">
<input type="hidden" name="do" value="${action}">
<input type="hidden" name="key" value="${form.key}">
<input type="hidden" name="proof" value="${form.proof}">
<button class="button${action === 'cancel' ? ' grave' : ''}">${button}</button>
<a class="button quiet" href="${path}">${stay}</a>
</form>
</div>`,
  );
}
