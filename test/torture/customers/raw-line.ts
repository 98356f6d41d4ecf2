import { randomUUID } from 'node:crypto';

interface Sent {
  readonly address: string;
  readonly init: RequestInit;
}

/** The requests of a page as somebody sees them who has opened the tools of their browser. */
export interface RawLine {
  readonly fetch: typeof globalThis.fetch;
  /** The newest command goes out once more, under its old key. False where there was none. */
  sendAgain(): Promise<boolean>;
  /** A request of their own making, with the page's token. False where the page has asked nothing yet. */
  forge(command: string, body: object): Promise<boolean>;
}

const PATIENCE_MS = 10_000;

/** Whatever becomes of a request, nobody reads its answer. */
async function fire({ address, init }: Sent): Promise<void> {
  const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => {});
  await answer?.body?.cancel().catch(() => {});
}

/** Over the network that the page's device has at that time. */
export function openRawLine(network: () => AbortSignal): RawLine {
  let newest: Sent | undefined;
  let command: Sent | undefined;
  return {
    fetch: (input, init = {}) => {
      const { method, headers, body, redirect } = init;
      const sent = { address: String(input), init: { method, headers, body, redirect } as RequestInit };
      if (headers && 'Authorization' in headers) newest = sent;
      if (sent.address.includes('/v1/session/steps/')) command = sent;
      const signal = AbortSignal.any([network(), ...(init.signal ? [init.signal] : [])]);
      return fetch(input, { ...init, signal });
    },
    async sendAgain() {
      if (command) await fire(command);
      return command !== undefined;
    },
    async forge(name, body) {
      if (!newest) return false;
      const headers = {
        ...(newest.init.headers as Record<string, string>),
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
      };
      const address = new URL(`/v1/session/steps/${name}`, newest.address).href;
      await fire({ address, init: { method: 'POST', headers, body: JSON.stringify(body) } });
      return true;
    },
  };
}
