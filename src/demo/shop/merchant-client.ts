import type { Checkout, CreateCheckout } from '../../contract/merchant-api.ts';

/** The two calls that a merchant's server needs. They throw where the proxy does not answer 2xx. */
export interface MerchantClient {
  createCheckout(terms: CreateCheckout, idempotencyKey: string): Promise<Checkout>;
  getCheckout(id: string): Promise<Checkout>;
}

export function createMerchantClient(proxyUrl: string, secretKey: string): MerchantClient {
  const call = async (path: string, init: RequestInit = {}): Promise<Checkout> => {
    const answer = await fetch(`${proxyUrl}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${secretKey}`, ...init.headers },
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) throw new Error(`The proxy answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Checkout;
  };
  return {
    createCheckout: (terms, idempotencyKey) =>
      call('/v1/checkouts', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
        body: JSON.stringify(terms),
      }),
    getCheckout: (id) => call(`/v1/checkouts/${encodeURIComponent(id)}`),
  };
}
