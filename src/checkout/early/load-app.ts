import type { Handover } from './handover.ts';
import type { LatePart } from './late-parts.ts';
import { quietMoment } from './quiet-moment.ts';

interface App {
  start(handover: Handover): Promise<void>;
}

/**
 * Fetches the app while the payer already reads, and starts it when they rest. Returns how to start it without waiting, for what
 * only the app can do. Where fetching fails, it is tried again, sooner when the connection is back; the list stays usable meanwhile.
 */
export function loadApp(parts: readonly LatePart[], begin: (app: App) => void): () => void {
  const nonce = (document.currentScript as HTMLScriptElement | null)?.nonce;
  const link = (rel: string, href: string): HTMLLinkElement => {
    const made = document.createElement('link');
    Object.assign(made, { rel, href, nonce });
    document.head.append(made);
    return made;
  };
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
  const { wait, hurry } = quietMoment(window, () => load(1_000));

  for (const href of APP_STYLES) link('stylesheet', href);
  const first = link('modulepreload', APP_MODULE);
  first.onerror = wait;
  first.onload = () => {
    for (const href of new Set(parts.flatMap((part) => LATE_MODULES[part] ?? []))) {
      link('modulepreload', href);
    }
    wait();
  };
  if (!first.relList.supports('modulepreload')) wait();
  return hurry;
}
