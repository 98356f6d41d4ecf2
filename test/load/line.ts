import { randomUUID } from 'node:crypto';
import { Agent, type IncomingHttpHeaders, request as openRequest } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

export interface Said {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** From the call until the last byte, milliseconds. */
  readonly ms: number;
}

/** An answer that whoever asked cannot go on from. */
export class Refused extends Error {
  readonly said: Said;
  readonly at: string;

  constructor(at: string, said: Said) {
    super(`${at} was answered ${said.status}${reasonIn(said)}`);
    this.name = 'Refused';
    this.at = at;
    this.said = said;
  }
}

/** What a problem says beside its status, and where the checkout stands; a page says it to people. */
function reasonIn({ headers, body }: Said): string {
  if (!headers['content-type']?.includes('json')) return '';
  const { code, view } = JSON.parse(body.toString()) as {
    code?: string;
    view?: { step: string; version: number; busy: boolean; reason?: string };
  };
  if (!view) return ` ${code}`;
  const { step, version, busy, reason } = view;
  return ` ${code} at ${step}${reason ? ` (${reason})` : ''}, version ${version}${busy ? ', busy' : ''}`;
}

/** There was too much to do, or the process ends: whoever asked comes again when it was told to. */
export const isShed = ({ status, headers }: Said): boolean =>
  status === 503 && headers['retry-after'] === '1';

/** Calls to one address over connections that are kept. Lighter than `fetch`: the driver shares its cores with what it measures. */
export interface Line {
  ask(path: string, call?: Call): Promise<Said>;
  /** The same, rejected where it is refused. */
  asked(path: string, call?: Call): Promise<Said>;
  close(): void;
}

interface Call {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

const rejecting =
  (ask: Line['ask']): Line['asked'] =>
  async (path, call) => {
    const said = await ask(path, call);
    if (said.status >= 300) throw new Refused(path, said);
    return said;
  };

/** `port` is asked for every call, so that a line may move on to another process. */
export function openLine(port: () => number): Line {
  const agent = new Agent({ keepAlive: true });

  function ask(path: string, { method = 'GET', headers = {}, json }: Call = {}): Promise<Said> {
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
  }

  return {
    ask,
    asked: rejecting(ask),
    close: () => agent.destroy(),
  };
}

/** The same for callers who come again when they are asked to, with the same key; `onAgain` hears of it. */
export function patientLine(line: Line, onAgain: () => void = () => {}): Line {
  async function ask(path: string, call: Call = {}): Promise<Said> {
    const headers = { 'idempotency-key': randomUUID(), ...call.headers };
    for (;;) {
      const said = await line.ask(path, { ...call, headers });
      if (!isShed(said)) return said;
      onAgain();
      await delay(1_000);
    }
  }
  return {
    ask,
    asked: rejecting(ask),
    close: line.close,
  };
}
