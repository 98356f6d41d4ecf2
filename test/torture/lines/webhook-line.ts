import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Draw } from '../../faults/draw.ts';
import { closeAtOnce, listenOn } from '../local-server.ts';
import { alteredWebhook } from './altered-webhook.ts';
import { type Answer, createForwarder } from './forward.ts';
import type { Call } from './http-line.ts';
import type { webhookOdds } from './odds.ts';

export type WebhookFate = keyof typeof webhookOdds;

export interface WebhookLineOptions {
  readonly port: number;
  readonly draw: Draw;
  targets(): readonly string[];
  /** Drawn for every webhook that the provider sends; undefined where all goes well. */
  fateOf(): WebhookFate | undefined;
  onFault(fate: WebhookFate): void;
  /** One has reached a proxy and was answered: SHA-256 of its bytes, hex. */
  onAnswer(digest: string, status: number): void;
}

export interface WebhookLine {
  /** Delivers this share of what is hours late, 0 to 1, oldest first. */
  deliverLate(share: number): Promise<void>;
  heal(): void;
  close(): Promise<void>;
}

const MOST_LATE_MS = 10_000;
const OVERSIZED_BYTES = 2 * 1024 * 1024;
const REMEMBERED = 200;

/** Between the provider and the proxies: what it tells gets lost, comes late, more than once, out of order, altered, and from strangers. */
export async function openWebhookLine(options: WebhookLineOptions): Promise<WebhookLine> {
  const { draw, fateOf, onFault } = options;
  const forwarder = createForwarder();
  const hanging = new Set<IncomingMessage>();
  const earlier: Call[] = [];
  const hoursLate: Call[] = [];

  async function deliver(call: Call): Promise<Answer | undefined> {
    for (const target of options.targets()) {
      try {
        const answer = await forwarder.send(target, call);
        options.onAnswer(createHash('sha256').update(call.body).digest('hex'), answer.status);
        return answer;
      } catch {
        // The other one may be up.
      }
    }
    return undefined;
  }

  /** How the provider's own call is answered, in an HTTP status; `cut` where it is not, `never` where nobody says so either. */
  async function take(call: Call): Promise<number | 'cut' | 'never'> {
    const fate = fateOf();
    if (fate) onFault(fate);
    const passOn = async () => (await deliver(call))?.status ?? 'cut';
    switch (fate) {
      case undefined:
        return passOn();
      case 'lost':
        return 200;
      case 'refused':
        return 'cut';
      case 'answer-lost':
        await deliver(call);
        return 'never';
      case 'repeated': {
        const times = 2 + draw.upTo(3);
        const answers = await Promise.all(Array.from({ length: times }, () => deliver(call)));
        return answers[0]?.status ?? 'cut';
      }
      case 'late':
        void wait(draw.upTo(MOST_LATE_MS), undefined, { ref: false }).then(() => deliver(call));
        return 200;
      case 'hours-late':
        hoursLate.push(call);
        return 200;
      case 'other-reference':
      case 'other-amount':
      case 'other-currency': {
        const other = draw.pick([call, ...earlier]);
        await deliver(alteredWebhook(fate, call, other));
        return passOn();
      }
      case 'forged':
        await deliver({
          ...call,
          headers: { ...call.headers, 'mono-webhook-secret': 'not-the-secret-of-anybody-here' },
        });
        return passOn();
      case 'replayed':
        await deliver(draw.pick([call, ...earlier]));
        return passOn();
      case 'oversized':
        await deliver({ ...call, body: Buffer.alloc(OVERSIZED_BYTES, ' ') });
        return passOn();
    }
  }

  const server = createServer(async (incoming, outgoing) => {
    outgoing.on('error', () => {});
    const parts: Buffer[] = [];
    try {
      for await (const part of incoming) parts.push(part as Buffer);
    } catch {
      return;
    }
    const call: Call = {
      method: incoming.method ?? 'POST',
      path: incoming.url ?? '/',
      headers: incoming.headers,
      body: Buffer.concat(parts),
    };
    const answer = await take(call);
    earlier.push(call);
    if (earlier.length > REMEMBERED) earlier.shift();
    if (answer === 'cut') incoming.socket.resetAndDestroy();
    else if (answer === 'never') hanging.add(incoming);
    else outgoing.writeHead(answer).end();
  });
  await listenOn(server, options.port);
  const heal = (): void => {
    for (const incoming of hanging) incoming.socket.resetAndDestroy();
    hanging.clear();
  };
  return {
    async deliverLate(share) {
      const due = hoursLate.splice(0, Math.ceil(hoursLate.length * share));
      await Promise.all(due.map(deliver));
    },
    heal,
    async close() {
      heal();
      forwarder.close();
      await closeAtOnce(server);
    },
  };
}
