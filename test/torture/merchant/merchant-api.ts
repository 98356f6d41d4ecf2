import { randomUUID } from 'node:crypto';
import type { MandateList } from '../../../src/contract/mandate-api.ts';
import type { Checkout, CreateCheckout } from '../../../src/contract/merchant-api.ts';
import { pause } from '../customers/pause.ts';

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** The merchant's own server as it calls the proxy: an order that was not answered is sent again under its old key, until `over`. */
export interface MerchantApi {
  /** Undefined where it could not be had before `over`. Rejects where it was refused. */
  create(terms: CreateCheckout, over: AbortSignal): Promise<Checkout | undefined>;
  post(path: string, body: object | undefined, over: AbortSignal): Promise<Answered | undefined>;
  get(path: string, over: AbortSignal): Promise<Answered | undefined>;
  /** The provider's id of the newest mandate of a checkout, once it has one. */
  providerIdOfMandate(checkoutId: string, over: AbortSignal): Promise<string | undefined>;
}

const PATIENCE_MS = 12_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;

export function createMerchantApi(options: { origin: string; secretKey: string }): MerchantApi {
  const { origin, secretKey } = options;

  /** The answer, if it is the proxy's own and final: a gateway's page, 408, 429 and 5xx are tried again. */
  async function once(path: string, init: RequestInit, over: AbortSignal): Promise<Answered | undefined> {
    try {
      const signal = AbortSignal.any([over, AbortSignal.timeout(PATIENCE_MS)]);
      const answer = await fetch(`${origin}${path}`, { ...init, redirect: 'manual', signal });
      const body: unknown = await answer.json();
      return [408, 429].includes(answer.status) || answer.status >= 500
        ? undefined
        : { status: answer.status, body };
    } catch {
      return undefined;
    }
  }

  async function untilAnswered(
    path: string,
    init: RequestInit,
    over: AbortSignal,
  ): Promise<Answered | undefined> {
    for (let ms = FIRST_PAUSE_MS; !over.aborted; ms = Math.min(2 * ms, LONGEST_PAUSE_MS)) {
      const answered = await once(path, init, over);
      if (answered && !isUnderWay(answered)) return answered;
      await pause(ms, over);
    }
    return undefined;
  }

  const authorization = `Bearer ${secretKey}`;
  const api: MerchantApi = {
    get: (path, over) => untilAnswered(path, { headers: { authorization } }, over),
    post: (path, body, over) =>
      untilAnswered(
        path,
        {
          method: 'POST',
          headers: {
            authorization,
            'idempotency-key': randomUUID(),
            ...(body && { 'content-type': 'application/json' }),
          },
          ...(body && { body: JSON.stringify(body) }),
        },
        over,
      ),
    async create(terms, over) {
      const answered = await api.post('/v1/checkouts', terms, over);
      if (answered && answered.status >= 300) {
        throw new Error(`A checkout was refused: ${JSON.stringify(answered.body)}`);
      }
      return answered?.body as Checkout | undefined;
    },
    async providerIdOfMandate(checkoutId, over) {
      const answered = await api.get(`/v1/mandates?checkoutId=${checkoutId}`, over);
      const { data = [] } = (answered?.body ?? {}) as Partial<MandateList>;
      const newest = [...data].sort((a, b) => b.createdAt.localeCompare(a.createdAt))[0];
      return newest?.providerId;
    },
  };
  return api;
}

/** The same order is being carried out, by a try whose answer was lost. */
function isUnderWay({ status, body }: Answered): boolean {
  return status === 409 && (body as { code?: unknown }).code === 'step_in_progress';
}
