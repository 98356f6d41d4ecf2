import type { Checkout, Notification } from '../../../src/contract/merchant-api.ts';
import type { Draw } from '../../faults/draw.ts';
import type { Link } from '../customers/open-page.ts';
import { pause } from '../customers/pause.ts';
import type { Record } from '../record.ts';
import { createMerchantApi, type MerchantApi } from './merchant-api.ts';
import { drawOrder, type Order } from './order.ts';
import { openReceiver } from './receiver.ts';
import { type MandateOrders, takeUnder } from './take-under-mandate.ts';

export interface MerchantOptions {
  /** Origin of the line that the merchant's calls and the customers' browsers take to the proxies. */
  readonly origin: string;
  readonly secretKey: string;
  /** `whsec_…` */
  readonly webhookSecret: string;
  readonly record: Record;
  /** The time of the proxies, epoch milliseconds. */
  now(): number;
  /** Chance for one concern alone. */
  draw(concern: string): Draw;
  /** Nothing is asked any more. */
  readonly over: AbortSignal;
}

/** The link, and in what time it expires, where the order says so. */
export interface Ordered extends Link {
  readonly expiresInSeconds: number | undefined;
}

export interface Merchant {
  readonly api: MerchantApi;
  /** Where the proxies tell it what happened. */
  readonly webhookUrl: string;
  /** Makes the checkout of one customer. Undefined where the run was over before it could be had. */
  makeCheckout(number: number): Promise<Ordered | undefined>;
  /** Webhooks whose signature did not hold. */
  forged(): number;
  /** It fails no more. */
  heal(): void;
  /** Resolves once every order was answered or called off. */
  close(): Promise<void>;
}

/** The merchant's server: orders checkouts, debits, refunds and cancellations, and is told what came of them. */
export async function openMerchant(options: MerchantOptions): Promise<Merchant> {
  const { record, draw, over } = options;
  const api = createMerchantApi({ origin: options.origin, secretKey: options.secretKey });
  const orders = new Map<string, Order>();
  const heard = new Set<string>();
  const underWay = new Set<Promise<void>>();

  function begin(work: Promise<void>): void {
    const ended = work.finally(() => underWay.delete(ended));
    underWay.add(ended);
  }

  async function command(
    what: 'debit' | 'refund' | 'cancel',
    checkoutId: string,
    path: string,
    body: { readonly amountMinor?: number; readonly reference?: string; readonly narration?: string },
  ): Promise<void> {
    const answered = await api.post(path, body, over);
    if (!answered) return;
    const { status } = answered;
    const { id } = answered.body as { id?: string };
    const { amountMinor } = body;
    record.note({ kind: 'ordered', at: Date.now(), what, checkoutId, id, amountMinor, status });
  }

  function ordersUnder(checkoutId: string, mandateId: string): MandateOrders {
    const path = `/v1/mandates/${mandateId}`;
    const narration = 'Adire subscription';
    return {
      debit: (count, amountMinor) => {
        const reference = `${mandateId}-${count}`;
        return command('debit', checkoutId, `${path}/debits`, { amountMinor, reference, narration });
      },
      cancel: () => command('cancel', checkoutId, `${path}/cancel`, {}),
      pause: async () => void (await api.post(`${path}/pause`, {}, over)),
      reinstate: async () => void (await api.post(`${path}/reinstate`, {}, over)),
    };
  }

  /** The merchant's effect: once for each event, however often it is told. */
  function take({ id, type, checkout, mandate }: Notification): void {
    const order = orders.get(checkout.id);
    if (heard.has(id) || !order) return;
    heard.add(id);
    if (type === 'mandate.ready' && mandate) begin(takeUnder(ordersUnder(checkout.id, mandate.id), order));
    if (type === 'checkout.succeeded' && order.isRefunded) {
      begin(command('refund', checkout.id, `/v1/checkouts/${checkout.id}/refund`, {}));
    }
  }

  async function cancel(checkoutId: string, afterMs: number): Promise<void> {
    await pause(afterMs, over);
    await command('cancel', checkoutId, `/v1/checkouts/${checkoutId}/cancel`, {});
  }

  /** A payer may press the shop's button twice: both are to get the same checkout. */
  async function create({ terms, isDoubled }: Order): Promise<Checkout | undefined> {
    const made = await Promise.all(Array.from({ length: isDoubled ? 2 : 1 }, () => api.create(terms, over)));
    const [one, other = one] = made;
    if (one && other && one.id !== other.id) throw new Error(`Two checkouts have reference ${one.reference}`);
    return one ?? other;
  }

  const receiver = await openReceiver({
    secret: options.webhookSecret,
    draw: draw('merchant receiver'),
    record,
    now: options.now,
    take,
  });
  return {
    api,
    webhookUrl: receiver.url,
    forged: receiver.forged,
    heal: receiver.heal,
    async makeCheckout(number) {
      const order = drawOrder(draw(`order ${number}`), number);
      const made = await create(order);
      if (!made) return undefined;
      const { id: checkoutId, clientToken, kind, reference } = made;
      orders.set(checkoutId, order);
      record.note({
        kind: 'created',
        at: Date.now(),
        checkoutId,
        of: kind === 'mandate' ? 'mandate' : 'payment',
        reference,
        amountMinor: 'amountMinor' in made ? made.amountMinor : undefined,
      });
      if (order.cancelAfterMs !== undefined) begin(cancel(checkoutId, order.cancelAfterMs));
      return { checkoutId, clientToken, expiresInSeconds: order.terms.expiresInSeconds };
    },
    async close() {
      await Promise.all(underWay);
      await receiver.close();
    },
  };
}
