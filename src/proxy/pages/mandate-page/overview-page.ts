import type { Debit } from '../../../contract/mandate-api.ts';
import { formatMoney } from '../../../contract/money.ts';
import type { PayerMandate } from '../../mandates/service.ts';
import { clipped, html, type Markup, nothing } from '../markup.ts';
import { mayDo, type PayerAction, payerActions } from './confirm-page.ts';
import { fixedRows } from './fixed-rows.ts';
import { lagosDay, lagosTime } from './lagos-time.ts';
import { debitNote, debitWords, standingOf } from './mandate-words.ts';
import { pageFrame } from './page-frame.ts';

export interface OverviewPage {
  readonly nonce: string;
  readonly path: string;
  readonly payer: PayerMandate;
  /** Something had changed before the payer's wish arrived; what is shown is how it stands now. */
  readonly notDone: boolean;
}

/** Who may take what until when, what was taken, and how to stop it. */
export function overviewPage({ nonce, path, payer, notDone }: OverviewPage): string {
  const { mandate, merchant, mode } = payer;
  const name = clipped(merchant.name, 60);
  const money = (minor: number): string => formatMoney(minor, mandate.terms.currency);
  const { title, text, tone } = standingOf(payer, name);
  return pageFrame(
    {
      title: `${title} · payments to ${name}`,
      nonce,
      mode,
      merchant,
      ...(!isOver(mandate.state) && { headline: `At most ${money(mandate.terms.totalCapMinor)} in all` }),
    },
    html`<div class="body">
${notDone ? html`<p class="told first" role="status">That was not done: it had changed in the meantime. This is how it stands now.</p>` : nothing}
<div class="standing ${tone}"><h1>${title}</h1><p>${text}</p></div>
${mandate.cancelPending && !payer.mayStillBeTaken ? html`<p class="told">It is cancelled here already. Your bank has not confirmed yet; it is told again until it has.</p>` : nothing}
${taken(payer, money)}
${actions(payer, path)}
${payments(payer, name, money)}
${terms(payer, name)}
${
  mandate.accepted
    ? html`<details><summary>What you agreed to</summary><p class="lines">${mandate.accepted.text}</p><p class="small">${lagosTime(mandate.accepted.at)} Lagos time</p></details>`
    : nothing
}
<p class="small">${merchant.support ? `Questions? Ask ${name}: ${merchant.support}` : `Questions? Ask ${name}.`}<br>Support code <b>${payer.supportCode}</b></p>
<form method="post" action="${path}"><input type="hidden" name="do" value="lock"><button class="link">Lock this page</button></form>
</div>`,
  );
}

function taken({ mandate }: PayerMandate, money: (minor: number) => string): Markup {
  const { totalCapMinor } = mandate.terms;
  const per = (minor: number): string => ((Math.min(minor, totalCapMinor) / totalCapMinor) * 100).toFixed(2);
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="4"/><rect class="pending" width="${per(mandate.debitedMinor + mandate.pendingMinor)}" height="4"/><rect class="taken" width="${per(mandate.debitedMinor)}" height="4"/></svg>
<dl>
<div><dt>Taken so far</dt><dd>${money(mandate.debitedMinor)}</dd></div>
${mandate.pendingMinor > 0 ? html`<div><dt>On its way</dt><dd>${money(mandate.pendingMinor)}<small>may have been taken already</small></dd></div>` : nothing}
${isOver(mandate.state) ? nothing : html`<div><dt>Left</dt><dd>${money(mandate.remainingMinor)}</dd></div>`}
</dl>`;
}

function isOver(state: PayerMandate['mandate']['state']): boolean {
  return state === 'cancelled' || state === 'rejected' || state === 'ended';
}

function terms({ mandate, mayStillBeTaken }: PayerMandate, name: string): Markup {
  const cap = formatMoney(mandate.terms.totalCapMinor, mandate.terms.currency);
  const may = isOver(mandate.state) ? 'was allowed to' : 'may';
  return html`<h2>What ${name} ${may} take</h2>
<p class="text">At most <b>${cap}</b> in all${mandate.terms.debitType === 'variable' ? ', in payments of any size' : nothing}. ${
    isOver(mandate.state) ? (mayStillBeTaken ? nothing : 'That is over.') : ceilingOf(mandate.terms)
  }</p>
<dl>
${mandate.bank === undefined ? nothing : html`<div><dt>From</dt><dd>${accountIn(mandate)}${mandate.accountHolder ? html`<small>${clipped(mandate.accountHolder, 80)}</small>` : nothing}</dd></div>`}
${(mandate.linked ?? []).map((other) => html`<div><dt>And from</dt><dd>${named(other)}<small>${other.readyToDebit ? 'where the first does not hold enough' : 'not ready yet'}</small></dd></div>`)}
${fixedRows(mandate.terms)}
<div><dt>For</dt><dd>${mandate.description}</dd></div>
<div><dt>First day</dt><dd>${lagosDay(mandate.terms.startDate)}</dd></div>
<div><dt>Last day</dt><dd>${lagosDay(mandate.terms.endDate)}</dd></div>
${mandate.terms.feeBearer === 'customer' ? html`<div><dt>Fee of each payment</dt><dd>paid by you</dd></div>` : nothing}
<div><dt>Reference</dt><dd>${mandate.reference}</dd></div>
</dl>`;
}

function ceilingOf({ debitType }: PayerMandate['mandate']['terms']): string {
  return debitType === 'variable'
    ? 'This is a ceiling, not a charge.'
    : 'It is taken by itself, on its days.';
}

function accountIn({ bank = '', accountLastFour }: PayerMandate['mandate']): Markup {
  if (accountLastFour === undefined) return html`${clipped(bank, 60)}`;
  return named({ bank, lastFour: accountLastFour });
}

const named = ({ bank, lastFour }: { readonly bank: string; readonly lastFour: string }): Markup =>
  html`${clipped(bank, 60)} <span aria-hidden="true">····</span><span class="sr">, account ending in</span> ${lastFour}`;

const noPayment = {
  variable: 'Nothing has been taken, and nothing was tried.',
  fixed: 'Nothing that we have been told of yet. A payment is shown here by the evening of its day.',
};

function payments(
  { mandate, debits, hasMore }: PayerMandate,
  name: string,
  money: (minor: number) => string,
): Markup {
  if (debits.length === 0)
    return html`<h2>Payments</h2><p class="text">${noPayment[mandate.terms.debitType]}</p>`;
  return html`<h2>Payments</h2>
<p class="text">Newest first, in Lagos time.</p>
<ul class="debits">${debits.map((debit) => payment(debit, name, money))}</ul>
${hasMore ? html`<p class="small">Older payments are not shown. ${name} can tell you about them.</p>` : nothing}`;
}

function payment(debit: Debit, name: string, money: (minor: number) => string): Markup {
  const note = debitNote(debit, name);
  return html`<li class="${debit.status}">
<p class="line"><b>${money(debit.amountMinor)}</b> <span class="pill">${debitWords[debit.status]}</span>${debit.isPart ? html` <small>a part of what was due</small>` : nothing}</p>
<p><time datetime="${debit.createdAt}">${lagosTime(debit.createdAt)}</time></p>
<p>${debit.narration}</p>
${note ? html`<p>${note}</p>` : nothing}
<p>Reference ${debit.reference}${debit.sessionId ? html`<br>Bank’s number ${debit.sessionId}` : nothing}</p>
</li>
`;
}

const labels: Readonly<Record<PayerAction, string>> = {
  pause: 'Pause',
  reinstate: 'Resume',
  cancel: 'Cancel for good',
};

function actions(payer: PayerMandate, path: string): Markup {
  const may = payerActions.filter((action) => mayDo(action, payer));
  if (may.length === 0) return nothing;
  return html`<p class="acts side">${may.map(
    (action) => html`<a class="button quiet" href="${path}?confirm=${action}">${labels[action]}</a>`,
  )}</p>
<p class="small near">You are asked once more before anything changes.</p>`;
}
