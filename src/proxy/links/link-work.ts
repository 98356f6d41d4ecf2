import type { IsServed } from '../checkouts/served.ts';
import { createUnderWay } from '../checkouts/under-way.ts';
import type { Watched } from '../checkouts/watch.ts';
import { createWatchedReads } from '../checkouts/watched-reads.ts';
import type { LinkTools } from './link-tools.ts';
import { awaitedOf, currentLink } from './link-try.ts';
import type { ReadLinks } from './read-links.ts';
import type { LinkWork } from './service.ts';

const BATCH = 50;
const CLAIM_MS = 30_000;

/** What goes on with links without anybody asking: accounts that came of a page, the data of those that are linked. */
export function createLinkWork(options: {
  tools: LinkTools;
  readLinks: ReadLinks;
  isServed: IsServed;
  everyMs: number;
  watched: Watched;
}): LinkWork {
  const { tools, readLinks, isServed, everyMs, watched } = options;
  const { store, provider, clock } = tools;
  const underWay = createUnderWay();

  const readWatched = createWatchedReads({
    clock,
    everyMs,
    watched: () => watched('link'),
    async readOne(checkoutId) {
      const rows = await store.read(checkoutId);
      const link = rows && currentLink(rows);
      if (!link) return;
      const awaited = awaitedOf(link);
      if (awaited === 'account') await readLinks.look(link, false);
      else if (awaited === 'data') await readLinks.read(link, false);
    },
  });

  async function workOn({ id, checkoutId }: { id: string; checkoutId: string }): Promise<void> {
    const rows = await store.read(checkoutId);
    const link = rows?.links.find((one) => one.id === id);
    if (!rows || !link || !isServed(rows.checkout)) return;
    if (link.state === 'linked') await readLinks.read(link, true);
    else await readLinks.look(link, true);
  }

  return {
    async tick() {
      if (!provider.links) return 0;
      underWay.carryOn('watched', readWatched);
      const due = await store.claimDueLinks(BATCH, CLAIM_MS);
      for (const one of due) underWay.carryOn(one.id, () => workOn(one));
      return due.length;
    },
    idle: underWay.idle,
  };
}
