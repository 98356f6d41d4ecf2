import { type Browser, type Link, newTab, openPage } from './open-page.ts';
import { pause } from './pause.ts';

/** Longer than any page waits for a step that is under way. */
const RESTS_WITHIN_MS = 30_000;
const OPENINGS = 20;
const OPEN_AGAIN_MS = 500;

/** A customer who opens the link once more, looks at where it rests, presses nothing and goes. Rejects where the link cannot be opened. */
export async function lookAgain(browser: Browser, link: Link): Promise<void> {
  const never = new AbortController().signal;
  for (let tried = 0; tried < OPENINGS; tried += 1) {
    const page = await openPage(browser, link, newTab(), never);
    if (page) {
      const until = performance.now() + RESTS_WITHIN_MS;
      while (page.now().busy && performance.now() < until) await page.change(until - performance.now());
      page.close(true);
      return;
    }
    await pause(OPEN_AGAIN_MS, never);
  }
  throw new Error(`The link of ${link.checkoutId} could not be opened after everything had healed`);
}
