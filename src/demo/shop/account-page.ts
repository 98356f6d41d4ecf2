import type { DataStatus } from '../../contract/link-view.ts';
import type { AccountRequest, AccountTruth } from './accounts.ts';
import { clubs } from './clubs.ts';
import { html, type Markup, page } from './html.ts';

const words: Readonly<Record<DataStatus, string>> = {
  processing: 'Linked. Your bank is still sending what we may see',
  available: 'Linked. We can see what you agreed to',
  failed: 'Linked, but your bank did not send what we may see',
};

const [firstClub] = clubs;

/** Changes whenever the page would look different. */
export const accountMark = ({ checkout, account }: AccountTruth): string =>
  [checkout.status, account?.id, account?.dataStatus, account?.isGone].join();

/** One account that somebody was asked to link, as the proxy says it stands now. */
export function accountPage(
  { number, url }: AccountRequest,
  truth: AccountTruth,
  sandboxUrl: string,
): string {
  const { checkout, account } = truth;
  const isOpen = checkout.status === 'open' || checkout.status === 'processing';
  return page(
    `Account ${number}`,
    html`<script type="module" src="/order.js"></script>`,
    html`<main class="order">
<div class="cloth rings" aria-hidden="true"></div>
<h1>Account ${number}</h1>
<p class="verdict" role="status" data-at="/accounts/${number}" data-mark="${accountMark(truth)}">${account ? words[account.dataStatus] : 'No account is linked'}</p>
<dl>
${
  account
    ? html`<div><dt>Account</dt><dd>${account.bank ?? 'not known yet'}${account.accountLastFour ? ` ···· ${account.accountLastFour}` : ''}</dd></div>
<div><dt>Id at the proxy</dt><dd><code>${account.id}</code></dd></div>`
    : ''
}
<div><dt>Status at the proxy</dt><dd><code>${checkout.status}</code></dd></div>
<div><dt>Support code</dt><dd>${checkout.supportCode}</dd></div>
</dl>
${isOpen ? html`<p><a class="button" href="${url}" rel="noreferrer">Go on with it</a></p>` : ''}
${account && !account.isGone ? subscribe(number) : ''}
<p><a href="/">Back to the shop</a> · <a href="${sandboxUrl}" target="_blank" rel="noreferrer">What the bank says</a></p>
</main>`,
  );
}

const subscribe = (number: string): Markup =>
  html`<p class="acts"><button type="button" data-club="${firstClub.id}" data-account="${number}">Subscribe from this account: ${firstClub.name}</button></p>
<p id="news" role="status" class="news"></p>`;
