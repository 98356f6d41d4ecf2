import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeAtOnce, listenOn } from '../local-server.ts';
import type { Fate } from './fates.ts';
import { type Answer, createForwarder, NothingReached } from './forward.ts';
import { performFate } from './perform-fate.ts';

/** One request on its way over a line. */
export interface Call {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface HttpLineOptions {
  readonly port: number;
  /** Where calls go, best first; none where nobody is up. Read anew for every call. */
  targets(): readonly string[];
  /** Drawn once for every call; undefined where all goes well. */
  fateOf(call: Call): Fate | undefined;
  /** A fate has really come to pass. */
  onFault(fate: Fate, call: Call): void;
  /** What was delivered has been answered by the other side. */
  onAnswer?(call: Call, answer: Answer): void;
}

export interface HttpLine {
  readonly url: string;
  /** Delivers a call of the line's own making, past every fate. Undefined where nobody answered. */
  deliver(call: Call): Promise<Answer | undefined>;
  /** Ends what hangs. */
  heal(): void;
  close(): Promise<void>;
}

/** A line for HTTP that understands requests: what goes wrong goes wrong with one of them. */
export async function openHttpLine(options: HttpLineOptions): Promise<HttpLine> {
  const forwarder = createForwarder();
  const hanging = new Set<ServerResponse>();
  let isHealed = false;

  async function deliver(call: Call): Promise<Answer> {
    let last: unknown;
    for (const target of options.targets()) {
      try {
        const answer = await forwarder.send(target, call);
        options.onAnswer?.(call, answer);
        return answer;
      } catch (error) {
        last = error;
        if (!(error instanceof NothingReached)) throw error;
      }
    }
    throw last ?? new NothingReached();
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/', headers } = incoming;
    const body = await readAll(incoming);
    const call: Call = { method, path, headers, body };
    await performFate(options.fateOf(call), call, outgoing, {
      deliver,
      hang(response) {
        // What was under way when everything healed is told so at once.
        if (isHealed) response.socket?.resetAndDestroy();
        hanging.add(response);
        response.once('close', () => hanging.delete(response));
      },
      fired: (fate) => options.onFault(fate, call),
    });
  }

  const server = createServer(
    { keepAliveTimeout: 30_000, requestTimeout: 0, headersTimeout: 0 },
    (incoming, outgoing) => {
      outgoing.on('error', () => {});
      serve(incoming, outgoing).catch(() => incoming.socket.resetAndDestroy());
    },
  );
  await listenOn(server, options.port);
  const heal = (): void => {
    isHealed = true;
    for (const response of hanging) response.socket?.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${options.port}`,
    deliver: (call) => deliver(call).catch(() => undefined),
    heal,
    async close() {
      heal();
      forwarder.close();
      await closeAtOnce(server);
    },
  };
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
