import type { BrowserContext, Frame, Page } from 'playwright-core';

/** Sites that there are none of lie nowhere, and may not frame what is on this machine unless Chromium is told so. */
export const toThisMachine = ['--disable-features=LocalNetworkAccessChecks'] as const;

/** Sites that there are none of. */
export interface Neighbours {
  /** From now on this is what they answer, by origin or address; anything else they are asked for is empty. */
  are(pages: Readonly<Record<string, string>>): void;
}

export async function answerFor(context: BrowserContext): Promise<Neighbours> {
  const bodies = new Map<string, string>();
  await context.route(
    ({ hostname }) => /\.example\.?$/.test(hostname),
    (route) => {
      const body = bodies.get(route.request().url());
      return route.fulfill({
        status: body === undefined ? 404 : 200,
        contentType: 'text/html; charset=utf-8',
        body: body === undefined ? '' : `<!doctype html><title>Neighbour</title><body>${body}</body>`,
      });
    },
  );
  return {
    are(pages) {
      bodies.clear();
      for (const [address, body] of Object.entries(pages)) bodies.set(new URL(address).href, body);
    },
  };
}

/** Addresses of the frames, at any depth, in which something like this is found. */
export async function framesOf(page: Page, selector: string): Promise<string[]> {
  const found = await Promise.all(
    page.frames().map(async (frame) => ({ url: frame.url(), count: await countIn(frame, selector) })),
  );
  return found.filter(({ count }) => count > 0).map(({ url }) => url);
}

/** A frame that was not let in may be taken away again. */
async function countIn(frame: Frame, selector: string): Promise<number> {
  return frame
    .locator(selector)
    .count()
    .catch((error: unknown) => {
      if (frame.isDetached()) return 0;
      throw error;
    });
}
