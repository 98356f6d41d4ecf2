import type { Surroundings } from './watch-session.ts';

/** The browser's word on who looks and whether there is a network. `onLine` is believed only when it says no. */
export function browserSurroundings(page: Window): Surroundings {
  const { document, navigator } = page;
  const visible = (): boolean => document.visibilityState === 'visible';
  return {
    visible,
    online: () => navigator.onLine,
    onWake: (wake) => {
      const seen = (): void => {
        if (visible()) wake();
      };
      const shown = (event: PageTransitionEvent): void => {
        if (event.persisted) wake();
      };
      document.addEventListener('visibilitychange', seen);
      page.addEventListener('pageshow', shown);
      page.addEventListener('online', wake);
      return () => {
        document.removeEventListener('visibilitychange', seen);
        page.removeEventListener('pageshow', shown);
        page.removeEventListener('online', wake);
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
