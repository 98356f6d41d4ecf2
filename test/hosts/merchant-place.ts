import type { Page } from 'playwright-core';
import type { Handle, Options } from '../../src/loader/embedder-api.ts';

declare global {
  /** What the page has made and was told, in order. */
  var shop: { handle: Handle; told: (readonly [name: string, detail: unknown])[]; open: () => void };
}

/** Every listener that a test follows writes down what it was given. Without listeners of their own, `options` go to the page as they are. */
type Plain = Omit<Partial<Options>, 'fetchUrl' | `on${string}`> & {
  /** `fetchUrl` gives the url, after having failed this often. */
  readonly failures?: number;
  /** Only loads it: `shop.open()` shows it later. */
  readonly isPreloaded?: boolean;
};

/**
 * Puts a place of this width, in CSS pixels, into a merchant's page, with much above and below, and scrolls to it. Opens a checkout
 * there, or over the page where `width` is left out.
 */
export async function openOn(page: Page, url: string, options: Plain, width?: number): Promise<void> {
  await page.evaluate(
    ([url, { failures, isPreloaded, ...options }, width]) => {
      if (width !== undefined) {
        const above = document.createElement('div');
        const place = document.createElement('div');
        const below = document.createElement('div');
        above.style.height = below.style.height = '1500px';
        place.style.width = `${width}px`;
        place.id = 'here';
        document.body.append(above, place, below);
        scrollTo(0, place.getBoundingClientRect().top - 40);
      }
      let left = failures ?? 0;
      const told: (typeof shop)['told'] = [];
      const address =
        failures === undefined
          ? { url }
          : { fetchUrl: () => (left-- > 0 ? Promise.reject(new Error('no checkout')) : url) };
      const handle = DirectPay.create({
        ...options,
        ...address,
        ...(width === undefined ? {} : { container: '#here' }),
        onSuccess: ({ status }) => told.push(['success', status]),
        onError: ({ code }) => told.push(['error', code]),
        onClose: ({ reason }) => told.push(['close', reason]),
      } as Options);
      const open = () => {
        handle.open().then(
          ({ status }) => told.push(['resolved', status]),
          () => told.push(['rejected', undefined]),
        );
      };
      globalThis.shop = { handle, told, open };
      if (isPreloaded) handle.preload();
      else open();
    },
    [url, options, width] as const,
  );
}

/** How far the top of the place is below the top of the window, in CSS pixels, and how far the page is scrolled. */
export const whereIs = (page: Page): Promise<{ top: number; scrolled: number }> =>
  page.evaluate(() => ({
    top: Math.round(document.querySelector('#here')?.getBoundingClientRect().top ?? Number.NaN),
    scrolled: Math.round(scrollY),
  }));
