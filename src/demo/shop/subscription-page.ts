import type { Debit, DebitStatus, Mandate } from '../../contract/mandate-api.ts';
import type { MandateState } from '../../contract/mandate-terms.ts';
import { formatMoney } from '../../contract/money.ts';
import { jumps } from './bank-hand.ts';
import type { Agreement } from './clubs.ts';
import { html, type Markup, page } from './html.ts';
import type { Subscription, SubscriptionTruth } from './subscriptions.ts';

/** What the shop says of a subscription, by the mandate's state. Cloth is sent for what was taken, and for nothing else. */
const words: Readonly<Record<MandateState, string>> = {
  starting: 'It is being set up with your bank',
  awaiting_transfer: 'We wait for your ₦50 transfer to reach NIBSS',
  approved: 'Your bank has agreed. It is not ready for the first payment yet',
  ready: 'You are in the club',
  paused: 'Paused: nothing is taken and nothing is sent',
  cancelled: 'Cancelled: nothing is taken any more',
  rejected: 'Your bank did not agree',
  ended: 'Over: nothing is taken any more',
};

const agreementWords: Readonly<Record<Agreement, string>> = {
  here: 'in the checkout, with a transfer of ₦50',
  page: 'on Mono’s page',
  selfie: 'with a selfie on Mono’s page',
  sweep: 'on Mono’s page, for all accounts',
  fixed: 'the same sum every month, taken by Mono',
};

const debitWords: Readonly<Record<DebitStatus, string>> = {
  processing: 'on its way, not known yet',
  succeeded: 'taken',
  failed: 'not taken',
  needs_review: 'we are looking into it',
};

/** Changes whenever the page would look different. */
export function markOf({ checkout, mandate, debits }: SubscriptionTruth): string {
  const ofDebits = debits.map(({ status }) => status);
  return [
    checkout.status,
    mandate?.id,
    mandate?.state,
    mandate?.readyToDebit,
    mandate?.cancelPending,
    mandate?.bank,
    ...(mandate?.linked ?? []).map(({ readyToDebit }) => readyToDebit),
    ...ofDebits,
  ].join();
}

/** One subscription, as the proxy says it stands now, and what a person at the bank could do about it. */
export function subscriptionPage(
  subscription: Subscription,
  truth: SubscriptionTruth,
  { sandboxUrl, bankTime }: { sandboxUrl: string; bankTime: string },
): string {
  const { number, club, agreement, url } = subscription;
  const { checkout, mandate, debits } = truth;
  const money = (minor: number): string => formatMoney(minor, 'NGN');
  return page(
    `Subscription ${number}`,
    html`<script type="module" src="/subscription.js"></script>`,
    html`<main class="order">
<div class="cloth ${club.cloth}" aria-hidden="true"></div>
<h1>Subscription ${number}</h1>
<p class="verdict" role="status" data-number="${number}" data-mark="${markOf(truth)}">${verdict(truth)}</p>
<dl>
<div><dt>What</dt><dd>${club.name}, ${money(club.monthlyMinor)} a month</dd></div>
<div><dt>Agreed</dt><dd>${agreementWords[agreement]}</dd></div>
${club.ceilingMinor === undefined ? '' : html`<div><dt>At most in all</dt><dd>${money(club.ceilingMinor)}</dd></div>`}
${mandate ? sums(mandate, money) : ''}
<div><dt>Status at the proxy</dt><dd><code>${checkout.status}</code>${mandate ? html` <code>${mandate.state}</code>` : ''}</dd></div>
<div><dt>Support code</dt><dd>${checkout.supportCode}</dd></div>
</dl>
${checkout.status === 'open' || checkout.status === 'processing' ? html`<p><a class="button" href="${url}" rel="noreferrer">Go on with it</a></p>` : ''}
${mandate ? actions(mandate, subscription, debits, money) : ''}
${debits.length > 0 ? html`<h2>What was taken</h2><ol class="takings">${debits.map((debit) => row(debit, money))}</ol>` : ''}
${behind(mandate, sandboxUrl, bankTime)}
<p><a href="/">Back to the shop</a></p>
</main>`,
  );
}

const isAtPage = ({ way, terms }: Mandate): boolean =>
  way === 'provider-page' || terms.verification === 'selfie';

function verdict({ checkout, mandate }: SubscriptionTruth): string {
  if (mandate?.state === 'awaiting_transfer' && isAtPage(mandate)) {
    return 'We wait for what you do on Mono’s page';
  }
  if (mandate && mandate.state !== 'starting') return words[mandate.state];
  if (checkout.status === 'open' || checkout.status === 'processing') return 'Not set up yet';
  return 'Not set up. Nothing can be taken';
}

function sums(mandate: Mandate, money: (minor: number) => string): Markup {
  return html`<div><dt>Taken</dt><dd>${money(mandate.debitedMinor)}</dd></div>
<div><dt>Left</dt><dd>${money(mandate.remainingMinor)}</dd></div>
<div><dt>From</dt><dd>${account(mandate)}</dd></div>
${(mandate.linked ?? []).map(linkedRow)}
<div><dt>Until</dt><dd>${mandate.terms.endDate}</dd></div>`;
}

/** On the provider's page the payer chooses it there. */
const account = ({ bank, accountLastFour }: Mandate): string =>
  bank === undefined || accountLastFour === undefined ? 'not known yet' : `${bank} ···· ${accountLastFour}`;

const linkedRow = ({ bank, lastFour, readyToDebit }: NonNullable<Mandate['linked']>[number]): Markup =>
  html`<div><dt>And from</dt><dd>${bank} ···· ${lastFour}${readyToDebit ? '' : ', not ready yet'}</dd></div>`;

function actions(
  mandate: Mandate,
  { club }: Subscription,
  debits: readonly Debit[],
  money: (minor: number) => string,
): Markup {
  const month = String(debits.length + 1);
  const isTakenHere = mandate.readyToDebit && mandate.terms.debitType === 'variable';
  const take = html`<button type="button" data-take="${month}">Take ${money(club.monthlyMinor)} now</button> `;
  return html`<p class="acts">${isTakenHere ? take : ''}<a href="${mandate.payerUrl}" rel="noreferrer" target="_blank">The payer’s own page</a></p>
<p id="news" role="status" class="news"></p>`;
}

function row({ amountMinor, reference, status, failure }: Debit, money: (minor: number) => string): Markup {
  return html`<li data-status="${status}"><b>${money(amountMinor)}</b> <span>${debitWords[status]}${failure ? ` (${failure})` : ''}</span> <code>${reference}</code></li>`;
}

function behind(mandate: Mandate | undefined, sandboxUrl: string, bankTime: string): Markup {
  const send = html`<button type="button" data-bank="transfer">Send the ₦50 now</button>`;
  const time = Object.entries(jumps).map(
    ([jump, label]) => html`<button type="button" class="quiet" data-bank="${jump}">${label}</button>`,
  );
  return html`<section class="behind" aria-label="Behind the counter">
<h2>Behind the counter</h2>
<p>It is <time datetime="${bankTime}">${bankTime.slice(0, 16).replace('T', ' ')} UTC</time> for proxy and bank. A bank takes up to a day to be ready; from a Friday, until Monday.</p>
<p class="acts">${mandate?.state === 'awaiting_transfer' && !isAtPage(mandate) ? send : ''}${time}</p>
<p><a href="${sandboxUrl}" target="_blank" rel="noreferrer">The bank’s ledger</a> has what else can become of a transfer.</p>
</section>`;
}
