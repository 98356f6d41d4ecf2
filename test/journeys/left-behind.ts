import type { Page } from 'playwright-core';
import type { Visit } from './browser.ts';
import { leftInBrowser, typedInto } from './left-in-browser.ts';

/** What a visitor is told from now on: addresses, headers and bodies of answers, and what windows say to each other. */
export async function listenTo(visitor: Visit): Promise<string[]> {
  const seen: string[] = [];
  visitor.page.on('response', async (response) => {
    const body = response.request().resourceType() === 'script' ? '' : await response.text().catch(() => '');
    seen.push(
      response.url(),
      JSON.stringify(response.request().headers()),
      JSON.stringify(response.headers()),
      body,
    );
  });
  await visitor.context.addInitScript(() => {
    addEventListener('message', (event) => console.log('window message', JSON.stringify(event.data)));
  });
  return seen;
}

/** What is left after the story, and everything that came or went but the requests' own bodies. */
export async function leftAfter(
  page: Page,
  seen: readonly string[],
  { traces: { urls, console: said, errors } }: Visit,
): Promise<string> {
  const told = await page.evaluate<string>("JSON.stringify(window.told ?? '')");
  const typed = await Promise.all(page.frames().map((frame) => typedInto(frame)));
  return [await leftInBrowser(page), JSON.stringify(typed), ...seen, told, ...urls, ...said, ...errors].join(
    '\n',
  );
}
