import type { Page, Route } from 'playwright-core';
import type { Interruption } from './interruptions.ts';

const commands = '**/v1/session/steps/*';

/** Pages whose next command has met with it. */
const met = new WeakSet<Page>();

/** Does it to the page's next command; the ones after it are let through. */
async function meetNext(page: Page, how: (route: Route) => Promise<void>): Promise<Page> {
  await page.route(commands, async (route) => {
    if (met.has(page)) return route.continue();
    met.add(page);
    return how(route);
  });
  return page;
}

const hasHappened = (page: Page): boolean => met.has(page);

export const answerInterruptions: readonly Interruption[] = [
  {
    name: 'answer lost on the way back',
    toNextCommand: 'any',
    keeps: () => true,
    happens: ({ page }) =>
      meetNext(page, async (route) => {
        await route.fetch();
        await route.abort('connectionreset');
      }),
    hasHappened,
  },
  {
    name: 'answer slower than the page is patient',
    toNextCommand: 'slowly',
    keeps: () => true,
    happens: ({ page, whenSlow }) =>
      meetNext(page, async (route) => {
        const response = await route.fetch();
        if (whenSlow) await page.getByText(whenSlow).first().waitFor();
        await route.fulfill({ response });
      }),
    hasHappened,
  },
];
