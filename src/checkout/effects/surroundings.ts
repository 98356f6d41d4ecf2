import type { Surroundings } from './watch-session.ts';

/** The browser's word on who looks and whether there is a network. `onLine` is believed only when it says no. */
export function browserSurroundings(page: Window): Surroundings {
  const { document, navigator } = page;
  const visible = (): boolean => document.visibilityState === 'visible';
  return {
    visible,
    online: () => navigator.onLine,
    onWake: (wake) => {
      let blurred = false;
      const seen = (): void => {
        if (!visible()) return;
        blurred = false;
        wake();
      };
      const left = (): void => {
        blurred = true;
      };
      /** Beside another app, the page stays visible while the payer is over there. */
      const focused = (): void => {
        if (blurred) seen();
      };
      const shown = (event: PageTransitionEvent): void => {
        if (event.persisted) wake();
      };
      document.addEventListener('visibilitychange', seen);
      document.addEventListener('resume', wake);
      page.addEventListener('pageshow', shown);
      page.addEventListener('online', wake);
      page.addEventListener('blur', left);
      page.addEventListener('focus', focused);
      return () => {
        document.removeEventListener('visibilitychange', seen);
        document.removeEventListener('resume', wake);
        page.removeEventListener('pageshow', shown);
        page.removeEventListener('online', wake);
        page.removeEventListener('blur', left);
        page.removeEventListener('focus', focused);
      };
    },
    onSleep: (sleep) => {
      const hidden = (): void => {
        if (!visible()) sleep();
      };
      document.addEventListener('visibilitychange', hidden);
      return () => document.removeEventListener('visibilitychange', hidden);
    },
    onOffline: (offline) => {
      page.addEventListener('offline', offline);
      return () => page.removeEventListener('offline', offline);
    },
  };
}
