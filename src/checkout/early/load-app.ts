import type { Handover } from './handover.ts';

interface App {
  start(handover: Handover): Promise<void>;
}

/**
 * Fetches the app while the payer already reads. Where that fails, it is tried again, sooner when the connection is back; the list
 * stays usable meanwhile.
 */
export function loadApp(begin: (app: App) => void): void {
  for (const href of APP_STYLES) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    document.head.append(link);
  }
  const load = (pause: number): void => {
    import(/* @vite-ignore */ APP_MODULE).then(begin, () => {
      const again = (): void => {
        removeEventListener('online', again);
        clearTimeout(timer);
        load(Math.min(pause * 2, 15_000));
      };
      const timer = setTimeout(again, pause);
      addEventListener('online', again);
    });
  };
  load(1_000);
}
