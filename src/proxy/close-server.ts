import type { Server } from 'node:http';
import { Server as ConnectionServer } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { waitFor } from './loop.ts';

/** How long kept connections on which nothing is asked stay: whoever is about to ask on one is answered, and told that it ends. */
const KEPT_MS = 250;
/** How long connections may take to end from then on. A page that came late to watch is answered after two seconds. */
const CLOSE_WITHIN_MS = 4_000;

/** Takes no new connection, answers what has arrived on those that stand, and ends them. The runtime's own way resets whoever's request it has not read yet. */
export async function closeServer(server: Server): Promise<void> {
  // Whoever has connected before is let in, however late we are.
  await nextTurn();
  const ended = new AbortController();
  const closed = new Promise<void>((resolve) => server.once('close', resolve)).then(() => ended.abort());
  ConnectionServer.prototype.close.call(server);
  await waitFor(KEPT_MS, ended.signal);
  // After a pause that was longer than meant, the requests that came meanwhile are not read before this.
  await nextTurn();
  if (!ended.signal.aborted) {
    server.close();
    await waitFor(CLOSE_WITHIN_MS, ended.signal);
    server.closeAllConnections();
  }
  await closed;
}
