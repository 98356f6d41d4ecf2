import { connect, type Socket } from 'node:net';
import { ninetyNinth } from './honest-payers.ts';
import type { Lab, RunningProxy } from './lab.ts';
import { atMost, type Row } from './table.ts';

const TIMES_AS_LONG = 2;
const HEAD_MS = 10_000;
const BODY_MS = 15_000;
/** Connections are held against their times so often. */
const LOOKS_EVERY_MS = 2_000;
const DRIP_MS = 1_000;
const PAYERS = 8;

const kinds = {
  head: 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ',
  body: 'POST /v1/pages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n',
  reading: 'GET /v1/directpay.js HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'.repeat(50),
} as const;

/** Clients that send a byte a second, or read nothing of what they asked for, beside payers who do as they should. */
export async function measureSlowClients(
  lab: Lab,
  proxy: RunningProxy,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<readonly Row[]> {
  const usual = await ninetyNinth(lab, proxy, { payers: PAYERS, seconds });
  const ended: Record<keyof typeof kinds, number[]> = { head: [], body: [], reading: [] };
  const sockets: Socket[] = [];
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  for (let index = 0; index < clients; index += 1) {
    const kind = names[index % names.length] ?? 'head';
    const socket = connect(proxy.port, '127.0.0.1');
    const since = performance.now();
    socket.on('error', () => {});
    socket.on('connect', () => socket.write(kinds[kind]));
    if (kind === 'reading') socket.pause();
    else socket.resume();
    const dripping = setInterval(() => kind !== 'reading' && socket.write('x'), DRIP_MS);
    socket.on('close', () => {
      clearInterval(dripping);
      ended[kind].push(performance.now() - since);
    });
    sockets.push(socket);
  }
  const beside = await ninetyNinth(lab, proxy, { payers: PAYERS, seconds });
  const untilCut = BODY_MS + LOOKS_EVERY_MS - seconds * 1_000;
  if (untilCut > 0) await new Promise((resolve) => setTimeout(resolve, untilCut + 1_000));
  const stillSending = sockets.filter(
    (socket, index) => names[index % names.length] !== 'reading' && !socket.destroyed,
  ).length;
  for (const socket of sockets) socket.destroy();
  return [
    atMost('p99 of payers beside them, against without them', beside / usual, TIMES_AS_LONG, 'times'),
    atMost('slow heads: cut after', Math.max(0, ...ended.head), HEAD_MS + LOOKS_EVERY_MS, 'ms'),
    atMost('slow bodies: cut after', Math.max(0, ...ended.body), BODY_MS + LOOKS_EVERY_MS, 'ms'),
    atMost('slow senders that were not cut', stillSending, 0, ''),
  ];
}
