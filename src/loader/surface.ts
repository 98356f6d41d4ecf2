import { element } from './element.ts';
import { freePage, holdPage } from './hold-page.ts';

export interface Surface {
  readonly frame: HTMLIFrameElement;
  /**
   * `false`: says that it is loading. `true`: that it has not loaded, and how to go on: again, or by its address in this tab, where
   * that is known. Without a word, the frame itself is shown.
   */
  cover(hasFailed?: boolean, href?: string): void;
  /** Lets the payer see it. Until then it takes no room, no focus and no tap. */
  reveal(): void;
  /** In CSS pixels, of a part of the page. */
  fit(px: number): void;
  /** Gives the page back as it was. */
  dismantle(): void;
}

const fill = 'height:100%;width:100%;position:absolute;border:0';
/** With room enough around one line that a thumb finds it. */
const box = 'border:0;padding:18px;border-radius:18px;font:16px sans-serif;color:';

/**
 * What the payer sees of the loader: in `place` a part of the page, else a dialog above everything, which is the bottom sheet of a phone
 * and a box in the middle of a desktop. `isSure`: not asked by a tap beside the sheet, which is easily made by mistake. `removed`: by
 * the page itself.
 */
export function openSurface(
  place: Element | undefined,
  asked: (isSure: boolean) => void,
  retried: () => void,
  removed: () => void,
): Surface {
  const button = (text: string, onclick: () => void) =>
    element('button', { style: `${box}inherit;background:#8883`, onclick }, text);
  const host = element('div', {
    // What the page says about every div is not meant for this one.
    style: 'all:initial!important;color-scheme:light dark!important',
  });
  const root = host.attachShadow({ delegatesFocus: true, mode: 'open' });
  const frame = element('iframe', {
    style: fill,
    referrerPolicy: 'no-referrer',
    title: 'Checkout',
    allow: 'clipboard-write;screen-wake-lock',
    sandbox:
      'allow-forms allow-modals allow-same-origin allow-scripts allow-popups allow-top-navigation-by-user-activation allow-popups-to-escape-sandbox',
  });
  const lid = element('output', {
    style: `${fill};gap:18px;background:inherit;text-align:center;place-content:center`,
  });
  const dialog = element(
    place ? 'section' : 'dialog',
    {
      style: 'position:fixed;visibility:hidden',
      title: 'Checkout',
      open: true,
      onclick({ target }: Event) {
        if (target === dialog) asked(false);
      },
      oncancel(event: Event) {
        event.preventDefault();
        asked(true);
      },
      // Some browsers close a dialog at the second Escape whatever the page says.
      onclose: () => host.isConnected && dialog.showModal(),
    },
    frame,
    lid,
  ) as HTMLDialogElement;

  /** What had the keyboard when the dialog came: something of the page, or a dialog below. */
  let before: HTMLElement | undefined;
  const layOut = () => {
    const { scale, height, offsetTop } = visualViewport as VisualViewport;
    const tall = Math.min(680, height - 24);
    // Phones draw the keyboard over the page; the sheet ends above it.
    if (scale < 1.01)
      dialog.style.cssText = `${box}canvastext;background:canvas;margin:0 auto;overflow:hidden;max-width:100%;padding:0;max-height:100%;width:420px;height:${tall}px;position:${
        place
          ? 'relative'
          : `fixed;inset:${
              innerWidth < 520
                ? `${offsetTop + height - tall}px 0 0;border-radius:18px 18px 0`
                : `${offsetTop + (height - tall) / 2}px 0`
            } 0;box-shadow:0 0 0 99vw #0008`
      }`;
  };
  const watch = new MutationObserver(() => host.isConnected || removed());

  root.append(dialog);
  // Last of what may throw: what is not made leaves nothing behind.
  watch.observe(document, { subtree: true, childList: true });
  (place ?? document.body).append(host);

  return {
    frame,
    cover(hasFailed, href) {
      const close = button('Close', () => asked(true));
      const retry = button('Try again', retried);
      const isLoaded = hasFailed === undefined;
      lid.style.display = isLoaded ? 'none' : 'grid';
      lid.replaceChildren(
        ...(hasFailed
          ? ['The checkout has not loaded yet.', retry]
          : ['Loading checkout…', element('progress')]),
        href ? element('a', { style: `${box}inherit`, href, target: '_top' }, 'Open in this tab') : '',
        close,
      );
      if (before) (isLoaded ? frame : hasFailed ? retry : close).focus();
    },
    reveal() {
      layOut();
      if (place) return;
      before = document.activeElement as HTMLElement;
      holdPage();
      dialog.open = false;
      // Browsers that do not know the element show it as it is.
      dialog.showModal?.();
      (visualViewport as VisualViewport).addEventListener('resize', layOut);
    },
    fit(px) {
      dialog.style.height = `clamp(320px,${px}px,2000px)`;
    },
    dismantle() {
      watch.disconnect();
      (visualViewport as VisualViewport).removeEventListener('resize', layOut);
      host.remove();
      if (before) freePage();
      before?.focus({ preventScroll: true });
    },
  };
}
