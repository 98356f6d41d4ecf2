import type { LinkedAccountList } from '../../contract/link-api.ts';
import type { CreateDebit, Debit, DebitList, Mandate } from '../../contract/mandate-api.ts';
import type { Checkout, CreateCheckout, RefundCheckout } from '../../contract/merchant-api.ts';

/** The calls that a merchant's server needs. They throw where the proxy does not answer 2xx. */
export interface MerchantClient {
  createCheckout(terms: CreateCheckout, idempotencyKey: string): Promise<Checkout>;
  getCheckout(id: string): Promise<Checkout>;
  /** Pays all of it back. */
  refund(id: string, wish: RefundCheckout, idempotencyKey: string): Promise<Checkout>;
  /** What was linked with this checkout, newest first. */
  listLinkedAccounts(checkoutId: string): Promise<LinkedAccountList>;
  getMandate(id: string): Promise<Mandate>;
  listDebits(mandateId: string): Promise<DebitList>;
  debit(mandateId: string, order: CreateDebit, idempotencyKey: string): Promise<Debit>;
}

export function createMerchantClient(proxyUrl: string, secretKey: string): MerchantClient {
  async function call<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
    const answer = await fetch(`${proxyUrl}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${secretKey}`, ...init.headers },
      signal: AbortSignal.timeout(15_000),
    });
    if (!answer.ok) throw new Error(`The proxy answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }
  const post = <Answer>(path: string, body: unknown, idempotencyKey: string): Promise<Answer> =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
      body: JSON.stringify(body),
    });
  const checkout = (id: string): string => `/v1/checkouts/${encodeURIComponent(id)}`;
  const mandate = (id: string): string => `/v1/mandates/${encodeURIComponent(id)}`;
  return {
    createCheckout: (terms, idempotencyKey) => post('/v1/checkouts', terms, idempotencyKey),
    getCheckout: (id) => call(checkout(id)),
    refund: (id, wish, idempotencyKey) => post(`${checkout(id)}/refund`, wish, idempotencyKey),
    listLinkedAccounts: (checkoutId) =>
      call(`/v1/linked-accounts?checkoutId=${encodeURIComponent(checkoutId)}`),
    getMandate: (id) => call(mandate(id)),
    listDebits: (id) => call(`${mandate(id)}/debits`),
    debit: (id, order, idempotencyKey) => post(`${mandate(id)}/debits`, order, idempotencyKey),
  };
}
