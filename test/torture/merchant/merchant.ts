import type { Notification } from '../../../src/contract/merchant-api.ts';
import type { Draw } from '../../faults/draw.ts';
import type { Link } from '../customers/open-page.ts';
import { pause } from '../customers/pause.ts';
import type { Record } from '../record.ts';
import { createMerchantApi, type MerchantApi } from './merchant-api.ts';
import { drawOrder, type Order } from './order.ts';
import { openReceiver } from './receiver.ts';

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

export interface Merchant {
  readonly api: MerchantApi;
  /** Where the proxies tell it what happened. */
  readonly webhookUrl: string;
  /** Makes the checkout of one customer. Undefined where the run was over before it could be had. */
  makeCheckout(number: number): Promise<Link | undefined>;
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
    body: { readonly amountMinor?: number },
  ): Promise<void> {
    const answered = await api.post(path, body, over);
    if (!answered) return;
    const { status } = answered;
    const { id } = answered.body as { id?: string };
    const { amountMinor } = body;
    record.note({ kind: 'ordered', at: Date.now(), what, checkoutId, id, amountMinor, status });
  }

  async function debit(checkoutId: string, mandateId: string, rows: Order['debits']): Promise<void> {
    let count = 0;
    for (const row of rows) {
      await Promise.all(
        row.map((amountMinor) => {
          count += 1;
          const reference = `${mandateId}-${count}`.slice(0, 64);
          const body = { amountMinor, reference, narration: 'Adire subscription' };
          return command('debit', checkoutId, `/v1/mandates/${mandateId}/debits`, body);
        }),
      );
    }
  }

  /** The merchant's effect: once for each event, however often it is told. */
  function take({ id, type, checkout, mandate }: Notification): void {
    const order = orders.get(checkout.id);
    if (heard.has(id) || !order) return;
    heard.add(id);
    if (type === 'mandate.ready' && mandate) begin(debit(checkout.id, mandate.id, order.debits));
    if (type === 'checkout.succeeded' && order.isRefunded) {
      begin(command('refund', checkout.id, `/v1/checkouts/${checkout.id}/refund`, {}));
    }
  }

  async function cancel(checkoutId: string, afterMs: number): Promise<void> {
    await pause(afterMs, over);
    await command('cancel', checkoutId, `/v1/checkouts/${checkoutId}/cancel`, {});
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
      const made = await api.create(order.terms, over);
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
      return { checkoutId, clientToken };
    },
    async close() {
      await Promise.all(underWay);
      await receiver.close();
    },
  };
}
