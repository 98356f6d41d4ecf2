import type { Checkout, CheckoutStatus } from '../../contract/merchant-api.ts';
import { formatMoney } from '../../contract/money.ts';
import type { ShopOptions } from './create-shop.ts';
import { html, page } from './html.ts';
import type { Order } from './orders.ts';

/** What the shop says of its own order, by the checkout's status. Goods leave only on `succeeded`. */
const words: Readonly<Record<CheckoutStatus, string>> = {
  open: 'Not paid yet',
  processing: 'Your bank is being asked. Please do not pay again.',
  succeeded: 'Paid. We are packing it.',
  failed: 'Not paid',
  cancelled: 'Cancelled, nothing was paid',
  expired: 'The time to pay has run out',
  needs_review: 'We are looking into your payment. Please do not pay again.',
};

/** One order, as the proxy says it stands now; its script asks again while that can change. */
export function orderPage(order: Order, truth: Checkout, { sandboxUrl }: ShopOptions): string {
  const { status, supportCode } = truth;
  return page(
    `Order ${order.number}`,
    html`<script type="module" src="/order.js"></script>`,
    html`<main class="order">
<div class="cloth ${order.good.cloth}" aria-hidden="true"></div>
<h1>Order ${order.number}</h1>
<p class="verdict" role="status" data-number="${order.number}" data-status="${status}">${words[status]}</p>
<dl>
<div><dt>What</dt><dd>${order.good.name}</dd></div>
<div><dt>Price</dt><dd>${formatMoney(order.good.priceMinor, truth.currency)}</dd></div>
<div><dt>Status at the proxy</dt><dd><code>${status}</code></dd></div>
<div><dt>Support code</dt><dd>${supportCode}</dd></div>
</dl>
${status === 'open' ? html`<p><a class="button" href="${order.url}" rel="noreferrer">Pay now</a></p>` : ''}
<p><a href="/">Back to the shop</a> · <a href="${sandboxUrl}" target="_blank" rel="noreferrer">The bank’s ledger</a></p>
</main>`,
  );
}
