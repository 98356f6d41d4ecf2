import { randomBytes, randomUUID } from 'node:crypto';
import { PAGE_KEY_HEADER } from '../../src/contract/page-boot.ts';
import type { OpenedPage, SessionView } from '../../src/contract/session.ts';
import type { Command } from '../../src/contract/steps.ts';

/** A page of the checkout without a browser: says what a page says, and waits while the server is at it. */
export interface SessionByHttp {
  readonly pageKey: string;
  view(): SessionView;
  does(command: Command, data?: Readonly<Record<string, unknown>>): Promise<SessionView>;
  /** Chooses the first bank that is found by these words. */
  choosesBank(words: string): Promise<SessionView>;
}

/** As a page would make one: 128 random bits. */
export const newPageKey = (): string => randomBytes(16).toString('hex');

/** Opens the checkout at `url`, as the page of this key. */
export async function openSession(url: string, pageKey = newPageKey()): Promise<SessionByHttp> {
  const { origin, pathname } = new URL(url);
  const plain = { [PAGE_KEY_HEADER]: pageKey, 'content-type': 'application/json' };
  const opened = await said<OpenedPage>(
    await fetch(`${origin}/v1/pages`, {
      method: 'POST',
      headers: plain,
      body: JSON.stringify({ clientToken: pathname.split('/').pop() }),
    }),
  );
  const headers = { ...plain, authorization: `Bearer ${opened.pageToken}` };
  let view = opened.view;

  const does = async (
    command: Command,
    data: Readonly<Record<string, unknown>> = {},
  ): Promise<SessionView> => {
    view = await said<SessionView>(
      await fetch(`${origin}/v1/session/steps/${command}`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': randomUUID() },
        body: JSON.stringify({ version: view.version, ...data }),
      }),
    );
    while (view.busy) {
      const next = await fetch(`${origin}/v1/session?after=${view.version}&wait=25`, { headers });
      if (next.status !== 204) view = await said<SessionView>(next);
    }
    return view;
  };

  return {
    pageKey,
    view: () => view,
    does,
    async choosesBank(words) {
      const found = await said<{ banks: { id: string }[] }>(
        await fetch(`${origin}/v1/session/banks?q=${encodeURIComponent(words)}`, { headers }),
      );
      return does('choose-bank', { bankId: found.banks[0]?.id });
    },
  };
}

async function said<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
