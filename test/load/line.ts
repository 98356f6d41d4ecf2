import { Agent, type IncomingHttpHeaders, request as openRequest } from 'node:http';

export interface Said {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** From the call until the last byte, milliseconds. */
  readonly ms: number;
}

/** Calls to one address over connections that are kept. Lighter than `fetch`: the driver shares its cores with what it measures. */
export interface Line {
  ask(path: string, call?: Call): Promise<Said>;
  close(): void;
}

interface Call {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

/** `port` is asked for every call, so that a line may move on to another process. */
export function openLine(port: () => number): Line {
  const agent = new Agent({ keepAlive: true });
  return {
    ask(path, { method = 'GET', headers = {}, json } = {}) {
      const text = json === undefined ? undefined : JSON.stringify(json);
      const all = {
        ...headers,
        ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      };
      const startedAt = performance.now();
      return new Promise((resolve, reject) => {
        const options = { agent, host: '127.0.0.1', port: port(), method, path, headers: all };
        const call = openRequest(options, (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(parts),
              ms: performance.now() - startedAt,
            }),
          );
        });
        call.on('error', reject);
        call.end(text);
      });
    },
    close: () => agent.destroy(),
  };
}
