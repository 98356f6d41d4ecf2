import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import type { Notification } from '../../../src/contract/merchant-api.ts';
import { freePort } from '../../../src/demo/free-port.ts';
import type { Draw } from '../../faults/draw.ts';
import { closeAtOnce, listenOn } from '../local-server.ts';
import type { Record } from '../record.ts';

/** Where the merchant is told, by signed webhooks. */
export interface Receiver {
  readonly url: string;
  /** How many came whose signature did not hold. */
  forged(): number;
  /** From now on it takes everything at once. */
  heal(): void;
  close(): Promise<void>;
}

type Mood = 'well' | 'fails' | 'slow' | 'taken-but-cut';
const moods: readonly Mood[] = [...Array<Mood>(17).fill('well'), 'fails', 'slow', 'taken-but-cut'];
const TOLERANCE_MS = 5 * 60_000;
const SLOW_MS = 1_500;

/**
 * The merchant's server: as often as not it is in no state to take what it is told. `take` hears everything that was taken, repetitions
 * included.
 */
export async function openReceiver(options: {
  secret: string;
  draw: Draw;
  record: Record;
  /** The time of the proxies, epoch milliseconds. */
  now(): number;
  take: (notification: Notification) => void;
}): Promise<Receiver> {
  const { secret, draw, record, now, take } = options;
  const port = await freePort();
  let isHealed = false;
  let forged = 0;

  function note(told: Notification, taken: boolean): void {
    const { id: eventId, type, checkout } = told;
    const at = Date.now();
    record.note({ kind: 'receipt', at, eventId, type, checkoutId: checkout.id, taken, body: told });
    if (taken) take(told);
  }

  /** As the library checks it, but that it takes the machine's time for the present. */
  function isSigned({ headers }: IncomingMessage, body: string): boolean {
    const sentAt = 1_000 * Number(headers['webhook-timestamp']);
    if (!(Math.abs(now() - sentAt) < TOLERANCE_MS)) return false;
    const right = new Webhook(secret).sign(String(headers['webhook-id']), new Date(sentAt), body);
    return String(headers['webhook-signature']).split(' ').includes(right);
  }

  function answer(request: IncomingMessage, body: string, response: ServerResponse): void {
    if (!isSigned(request, body)) {
      forged += 1;
      response.writeHead(401).end();
      return;
    }
    const told = JSON.parse(body) as Notification;
    const mood = isHealed ? 'well' : draw.pick(moods);
    note(told, mood !== 'fails');
    if (mood !== 'well') record.note({ kind: 'fault', at: Date.now(), place: 'merchant', fault: mood });
    if (mood === 'fails') response.writeHead(500).end();
    else if (mood === 'taken-but-cut') request.socket.destroy();
    else if (mood === 'slow') setTimeout(() => response.writeHead(204).end(), SLOW_MS);
    else response.writeHead(204).end();
  }

  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => answer(request, Buffer.concat(pieces).toString(), response));
  });
  await listenOn(server, port);
  return {
    url: `http://127.0.0.1:${port}/hook`,
    forged: () => forged,
    heal() {
      isHealed = true;
    },
    close: () => closeAtOnce(server),
  };
}
