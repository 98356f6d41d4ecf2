import type { Frame, Page } from 'playwright-core';

/** Everything that a browser keeps of what its pages were told and did: storages, cookies, history, document, names of requests. */
export async function leftInBrowser(page: Page): Promise<string> {
  const kept = await Promise.all(page.frames().map((frame) => frame.evaluate(keptByDocument)));
  return kept.join('\n');
}

/** The same for one document. Runs inside it. */
export async function keptByDocument(): Promise<string> {
  // A browser may give a frame of another site no storage at all.
  const stored = async (read: () => unknown) => {
    try {
      return await read();
    } catch {
      return 'no storage';
    }
  };
  return JSON.stringify({
    local: await stored(() => ({ ...localStorage })),
    session: await stored(() => ({ ...sessionStorage })),
    cookies: await stored(() => document.cookie),
    databases: await stored(() => indexedDB.databases()),
    history: history.state as unknown,
    title: document.title,
    address: location.href,
    text: document.documentElement.outerHTML,
    name: window.name,
    marks: performance.getEntries().map((entry) => entry.name),
  });
}

/** What the fields of a frame hold now, by the bank's own names. */
export const typedInto = (frame: Frame): Promise<Record<string, string>> => frame.evaluate(heldByFields);

/** The same for one document. Runs inside it. */
export function heldByFields(): Record<string, string> {
  return Object.fromEntries(
    [...document.querySelectorAll('input')].map((input) => [input.name || input.id, input.value]),
  );
}
