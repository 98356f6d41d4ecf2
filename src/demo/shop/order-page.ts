import type { CheckoutStatus, PaymentCheckout } from '../../contract/merchant-api.ts';
import { formatMoney } from '../../contract/money.ts';
import type { ShopOptions } from './create-shop.ts';
import { html, type Markup, page } from './html.ts';
import type { Order } from './orders.ts';

type Refund = NonNullable<PaymentCheckout['refund']>;

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

const refundVerdicts = {
  processing: 'Your money is on its way back.',
  refunded: 'Paid back. The money is in the account it came from.',
} as const;

const refundWords: Readonly<Record<Refund['status'], string>> = {
  processing: 'on its way, not known yet',
  refunded: 'paid back',
  failed: 'not paid back',
};

/** Changes whenever the page would look different. */
export const orderMark = ({ status, mayHavePaid, duplicateDebit, refund }: PaymentCheckout): string =>
  [status, mayHavePaid, duplicateDebit, refund?.status, refund?.requestedAt].join();

/** One order, as the proxy says it stands now; its script asks again while that can change. */
export function orderPage(order: Order, truth: PaymentCheckout, { sandboxUrl }: ShopOptions): string {
  const { status, supportCode, refund, payment } = truth;
  const price = formatMoney(order.good.priceMinor, truth.currency);
  return page(
    `Order ${order.number}`,
    html`<script type="module" src="/order.js"></script>`,
    html`<main class="order">
<div class="cloth ${order.good.cloth}" aria-hidden="true"></div>
<h1>Order ${order.number}</h1>
<p class="verdict" role="status" data-at="/orders/${order.number}" data-mark="${orderMark(truth)}">${verdict(truth)}</p>
<dl>
<div><dt>What</dt><dd>${order.good.name}</dd></div>
<div><dt>Price</dt><dd>${price}</dd></div>
${payment?.bank === undefined ? '' : html`<div><dt>Paid from</dt><dd>${payment.bank}${payment.accountLastFour ? ` ···· ${payment.accountLastFour}` : ''}</dd></div>`}
<div><dt>Status at the proxy</dt><dd><code>${status}</code></dd></div>
${refund ? html`<div><dt>Refund</dt><dd>${refundWords[refund.status]}${refund.failure ? html` <code>${refund.failure}</code>` : ''}</dd></div>` : ''}
<div><dt>Support code</dt><dd>${supportCode}</dd></div>
</dl>
${status === 'open' ? html`<p><a class="button" href="${order.url}" rel="noreferrer">Pay now</a></p>` : ''}
${status === 'succeeded' ? html`<p><a href="${order.url}" rel="noreferrer">The payer’s receipt</a></p>` : ''}
${behind(truth, price, sandboxUrl)}
<p><a href="/">Back to the shop</a></p>
</main>`,
  );
}

/** Of two debits the other one still pays for the goods. */
function verdict({ status, refund, duplicateDebit }: PaymentCheckout): string {
  return !duplicateDebit && refund && refund.status !== 'failed'
    ? refundVerdicts[refund.status]
    : words[status];
}

/** What only the shop's own people see. */
function behind(
  { status, refund, duplicateDebit }: PaymentCheckout,
  price: string,
  sandboxUrl: string,
): Markup {
  const mayRefund = status === 'succeeded' && (!refund || refund.status === 'failed');
  return html`<section class="behind" aria-label="Behind the counter">
<h2>Behind the counter</h2>
${duplicateDebit && mayRefund ? html`<p class="alarm"><b>Debited twice.</b> The payer paid another way too: pay one of the two back. The goods are paid by the other.</p>` : ''}
${mayRefund ? html`<p class="acts"><button type="button" data-refund>Pay ${price} back</button></p>` : ''}
<p id="news" role="status" class="news"></p>
<p><a href="${sandboxUrl}" target="_blank" rel="noreferrer">The bank’s ledger</a> has what was really debited and paid back.</p>
</section>`;
}
