import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type {
  Checkout,
  CheckoutStatus,
  CreateCheckout,
  NotificationType,
} from '../../src/contract/merchant-api.ts';
import type { Stack } from '../../src/demo/stack.ts';

/** A checkout that the merchant's server has made at the demo's proxy, and what it is checked against. */
export interface DemoCheckout {
  readonly id: string;
  readonly url: string;
  truth(): Promise<Checkout>;
  /** What the merchant's server was told about it, oldest first. */
  told(): readonly NotificationType[];
  /** Waits until the proxy and the merchant agree: the status, and what was told in whatever order, each once. */
  endsAs(status: CheckoutStatus, told: readonly NotificationType[]): Promise<void>;
}

/** The answer of a merchant API call to the demo's proxy. With a body it is posted, once. */
export async function merchantCalls<Answer>(stack: Stack, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${stack.proxyUrl}${path}`, {
    headers: {
      authorization: `Bearer ${stack.secretKey}`,
      ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

export async function orderAtDemo(stack: Stack, ordered: CreateCheckout): Promise<DemoCheckout> {
  const { id, url } = await merchantCalls<Checkout>(stack, '/v1/checkouts', ordered);
  const truth = () => merchantCalls<Checkout>(stack, `/v1/checkouts/${id}`);
  const told = () =>
    stack
      .notifications()
      .map(({ notification }) => notification)
      .filter(({ checkout }) => checkout?.id === id)
      .map(({ type }) => type);
  return {
    id,
    url,
    truth,
    told,
    async endsAs(status, types) {
      const standsAs = async () => ({ status: (await truth()).status, told: told().toSorted() });
      await expect.poll(standsAs, { timeout: 20_000 }).toEqual({ status, told: types.toSorted() });
    },
  };
}
