import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import type { Call } from './http-line.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Nobody listens there: nothing of the call was delivered. */
export class NothingReached extends Error {}

/** Delivers calls and reads all of their answers, over connections that are kept. */
export function createForwarder() {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 64 });
  return {
    /** Rejects with `NothingReached`, or with whatever cut the exchange. */
    send: (target: string, { method, path, headers, body }: Call): Promise<Answer> =>
      new Promise((resolve, reject) => {
        const { connection: _, 'transfer-encoding': __, ...kept } = headers;
        const outgoing = request(`${target}${path}`, {
          agent,
          method,
          headers: { ...kept, ...(body.length > 0 && { 'content-length': body.length }) },
        });
        outgoing.on('error', (error: NodeJS.ErrnoException) =>
          reject(error.code === 'ECONNREFUSED' ? new NothingReached() : error),
        );
        outgoing.on('response', (incoming) => {
          const parts: Buffer[] = [];
          incoming.on('data', (part: Buffer) => parts.push(part));
          incoming.on('error', reject);
          incoming.on('aborted', () => reject(new Error('The answer was cut')));
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              body: Buffer.concat(parts),
            }),
          );
        });
        outgoing.end(body);
      }),
    close: () => agent.destroy(),
  };
}
