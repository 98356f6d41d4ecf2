import type { PageBoot } from '../../contract/page-boot.ts';
import type { LineEvent } from '../machine/events.ts';
import { randomKey } from './page-key.ts';
import { createPageLine } from './page-line.ts';
import { createSessionClient, type ReadView, type SessionClient } from './session-client.ts';
import { browserSurroundings } from './surroundings.ts';
import { wait } from './wait.ts';
import { watchSession } from './watch-session.ts';

/** What a page needs to talk to the server. */
export interface OpenLine {
  readonly client: SessionClient;
  /** Returns how to stop. */
  watch(tell: (event: LineEvent) => void): () => void;
}

/** Opens the line of a page in a browser: its address tells the client token, the boot the first view and page token. */
export function openLine(page: Window, boot: PageBoot, pageKey: string, read: ReadView): OpenLine {
  const { origin, pathname } = page.location;
  const random = Math.random;
  const client = createSessionClient({
    call: createPageLine({
      origin,
      clientToken: pathname.split('/').pop() ?? '',
      pageToken: boot.pageToken,
      pageKey,
    }),
    view: boot.view,
    readView: read,
    wait,
    random,
    newKey: randomKey,
  });
  const surroundings = browserSurroundings(page);
  return { client, watch: (tell) => watchSession({ client, surroundings, wait, random }, tell) };
}
