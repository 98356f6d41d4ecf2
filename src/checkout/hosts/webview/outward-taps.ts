/** For so long the app may take to open what was tapped. */
const PATIENCE_MS = 1_000;

/**
 * Links that lead away go to the app, which has a browser, a dialler and a mail program for them. Where it does not take one, it opens
 * in the page's own place: a webview opens no windows. `ask` gives undefined where there is no app to ask.
 */
export function followOutwardTaps(
  page: Window & typeof globalThis,
  ask: (url: string, patienceMs: number) => Promise<boolean> | undefined,
  go: (address: string) => void,
): void {
  page.document.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof page.Element ? event.target.closest('a') : null;
      if (!link || link.hasAttribute('download') || !leadsAway(link, page.location)) return;
      const { href } = link;
      const taken = ask(href, PATIENCE_MS);
      if (taken === undefined) return;
      event.preventDefault();
      void taken.then((isTaken) => {
        if (!isTaken) go(href);
      });
    },
    true,
  );
}

function leadsAway({ protocol, origin, pathname }: HTMLAnchorElement, here: Location): boolean {
  if (/^(mailto|tel|sms):$/.test(protocol)) return true;
  return /^https?:$/.test(protocol) && (origin !== here.origin || pathname !== here.pathname);
}
