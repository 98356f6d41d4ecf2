import { randomUUID } from 'node:crypto';
import type { PaymentCheckout } from '../../../src/contract/merchant-api.ts';
import { PAGE_TOKEN_HEADER } from '../../../src/contract/page-boot.ts';
import type { OpenedPage, SessionView } from '../../../src/contract/session.ts';
import { WATCHERS_PER_CHECKOUT } from '../../../src/proxy/routes/watchers.ts';
import { drawFrom } from '../../faults/draw.ts';
import { asMerchant, posting } from '../open-app.ts';
import type { OpenedProxy } from '../open-proxy.ts';

export interface PollRun {
  readonly sent: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Answers that told of another checkout, or nothing; no more than the first ten. */
  readonly complaints: readonly string[];
}

interface Watched {
  readonly checkout: PaymentCheckout;
  readonly pageToken: string;
  readonly version: number;
}

/** Checkouts that are watched at the same time. */
const AT_ONCE = 250;

/**
 * Has pages of many checkouts wait for news at the same time, each checkout with as many as it may have, and ends the checkouts one after the other in an order that the
 * seed draws. Every page must be told of its own checkout, and its new token must open that one.
 */
export async function runPolls(
  { call }: Pick<OpenedProxy, 'call'>,
  polls: number,
  seed: number,
): Promise<PollRun> {
  const statuses: Record<number, number> = {};
  const complaints: string[] = [];
  const complain = (what: string): void => void (complaints.length < 10 && complaints.push(what));
  const draw = drawFrom(seed);
  let sent = 0;

  async function open(number: number): Promise<Watched> {
    const terms = {
      kind: 'payment',
      amountMinor: 500_000,
      currency: 'NGN',
      description: 'Two yards of adire',
      reference: `watched-${number}`,
    };
    const made = await call(
      '/v1/checkouts',
      posting(terms, { ...asMerchant, 'idempotency-key': randomUUID() }),
    );
    const checkout = (await made.json()) as PaymentCheckout;
    const opened = await call('/v1/pages', posting({ clientToken: checkout.clientToken }));
    const { pageToken, view } = (await opened.json()) as OpenedPage;
    return { checkout, pageToken, version: view.version };
  }

  const read = (path: string, pageToken: string): Promise<Response> =>
    call(path, { headers: { authorization: `Bearer ${pageToken}`, 'page-key': randomUUID() } });

  /** As a page does it: where nothing has come in time, it asks again. */
  async function watch({ checkout, pageToken, version }: Watched): Promise<void> {
    let token = pageToken;
    let answer: Response;
    do {
      answer = await read(`/v1/session?after=${version}&wait=25`, token);
      token = answer.headers.get(PAGE_TOKEN_HEADER) ?? '';
    } while (answer.status === 204);
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    judge(checkout, 'was told', await answer.json());
    judge(checkout, 'reads with its new token', await (await read('/v1/session', token)).json());
  }

  function judge(checkout: PaymentCheckout, what: string, told: unknown): void {
    const { id, reference, supportCode, step } = told as SessionView;
    const isOwn =
      id === checkout.id && reference === checkout.reference && supportCode === checkout.supportCode;
    if (!isOwn || step !== 'cancelled')
      complain(`A page of ${checkout.reference} ${what} ${JSON.stringify(told).slice(0, 300)}`);
  }

  while (sent < polls) {
    const first = sent / WATCHERS_PER_CHECKOUT;
    const count = Math.min(AT_ONCE, Math.ceil((polls - sent) / WATCHERS_PER_CHECKOUT));
    const watched: Watched[] = [];
    for (let number = first; number < first + count; number += 1) watched.push(await open(number));
    const waiting = Array.from({ length: WATCHERS_PER_CHECKOUT }, () => watched.map(watch)).flat();
    sent += waiting.length;
    const left = [...watched];
    while (left.length > 0) {
      const [one] = left.splice(draw.upTo(left.length - 1), 1);
      await call(`/v1/checkouts/${one?.checkout.id}/cancel`, {
        method: 'POST',
        headers: { ...asMerchant, 'idempotency-key': randomUUID() },
      });
    }
    await Promise.all(waiting);
  }
  return { sent, statuses, complaints };
}
