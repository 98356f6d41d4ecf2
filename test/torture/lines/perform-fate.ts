import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fate } from './fates.ts';
import type { Answer } from './forward.ts';
import type { Call } from './http-line.ts';
import { spoiled } from './spoiled.ts';

const PIECES = 8;
const BETWEEN_PIECES_MS = 40;
const LATE_MS = 1_200;
const CUT_WAIT_AFTER_MS = 400;
const gatewayPage =
  '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
const portalPage = '<html><body><h1>Welcome to Guest WiFi</h1><form action="/accept"></form></body></html>';

interface Means {
  deliver(call: Call): Promise<Answer>;
  /** The answer stays away until the line is healed or the caller has gone. */
  hang(outgoing: ServerResponse): void;
  fired(fate: Fate): void;
}

/** Lets one exchange go the way that was drawn for it. What the other side cuts is cut here too. */
export async function performFate(
  fate: Fate | undefined,
  call: Call,
  outgoing: ServerResponse,
  { deliver, hang, fired }: Means,
): Promise<void> {
  const reset = (): void => void outgoing.socket?.resetAndDestroy();
  switch (fate) {
    case undefined:
      return give(outgoing, await deliver(call));
    case 'refused':
    case 'reset-before-delivery':
      fired(fate);
      return reset();
    case 'half-open':
      fired(fate);
      return hang(outgoing);
    case 'reset-after-delivery':
      await deliver(call);
      fired(fate);
      return reset();
    case 'answer-lost':
      await deliver(call);
      fired(fate);
      return hang(outgoing);
    case 'wait-cut': {
      const answered = deliver(call);
      const cut = await Promise.race([answered, wait(CUT_WAIT_AFTER_MS, 'still waiting' as const)]);
      if (cut !== 'still waiting') return give(outgoing, cut);
      answered.catch(() => {});
      fired(fate);
      return reset();
    }
    case 'late':
      fired(fate);
      await wait(LATE_MS);
      return give(outgoing, await deliver(call));
    case 'answer-late': {
      const answer = await deliver(call);
      fired(fate);
      await wait(LATE_MS);
      return give(outgoing, answer);
    }
    case 'delivered-again': {
      fired(fate);
      const again = wait(LATE_MS, undefined, { ref: false }).then(() => deliver(call));
      again.catch(() => {});
      return give(outgoing, await deliver(call));
    }
    case 'delivered-twice': {
      fired(fate);
      const [answer] = await Promise.all([deliver(call), deliver(call).catch(() => undefined)]);
      return give(outgoing, answer);
    }
    case 'cut-mid-body': {
      const answer = await deliver(call);
      if (answer.body.length < 2) return give(outgoing, answer);
      fired(fate);
      outgoing.writeHead(answer.status, headersOf(answer));
      outgoing.write(answer.body.subarray(0, answer.body.length / 2), reset);
      return;
    }
    case 'dripped': {
      const answer = await deliver(call);
      fired(fate);
      outgoing.writeHead(answer.status, headersOf(answer));
      const size = Math.ceil(answer.body.length / PIECES) || 1;
      for (let from = 0; from < answer.body.length; from += size) {
        outgoing.write(answer.body.subarray(from, from + size));
        await wait(BETWEEN_PIECES_MS);
      }
      outgoing.end();
      return;
    }
    case 'bad-gateway':
      fired(fate);
      return page(outgoing, 502, gatewayPage);
    case 'bad-gateway-after':
      await deliver(call);
      fired(fate);
      return page(outgoing, 502, gatewayPage);
    case 'captive-portal':
      fired(fate);
      return page(outgoing, 200, portalPage);
    case 'rate-limited':
      fired(fate);
      outgoing.setHeader('retry-after', '1');
      return json(outgoing, 429, { status: 'failed', message: 'Too many requests' });
    case 'server-error-before':
      fired(fate);
      return json(outgoing, 500, { status: 'failed', message: 'Something went wrong' });
    case 'server-error-after':
      await deliver(call);
      fired(fate);
      return json(outgoing, 500, { status: 'failed', message: 'Something went wrong' });
    case 'unknown-word':
    case 'missing-field':
    case 'wrong-type':
    case 'oversized': {
      const answer = await deliver(call);
      const other = spoiled(fate, answer);
      if (other) fired(fate);
      return give(outgoing, other ?? answer);
    }
  }
}

function give(outgoing: ServerResponse, answer: Answer): void {
  outgoing.writeHead(answer.status, headersOf(answer));
  outgoing.end(answer.body);
}

/** What the other side said of its own connection is not about ours. */
function headersOf({ headers, body, status }: Answer) {
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...kept } = headers;
  return status === 204 || status === 304 ? kept : { ...kept, 'content-length': body.length };
}

function page(outgoing: ServerResponse, status: number, html: string): void {
  outgoing.writeHead(status, { 'content-type': 'text/html' });
  outgoing.end(html);
}

function json(outgoing: ServerResponse, status: number, body: object): void {
  outgoing.writeHead(status, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify(body));
}
