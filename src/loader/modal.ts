import styles from './modal.css?inline';
import { lockScroll } from './scroll-lock.ts';

export interface ModalEvents {
  /** `beside`: a tap beside the sheet, which is easily made by mistake. */
  ask(beside: boolean): void;
  retry(): void;
}

export interface Modal {
  readonly frame: HTMLIFrameElement;
  /** `failure` says that the checkout has not loaded, and how to go on: again, or by its link in this tab. */
  show(state: 'frame' | 'spinner' | 'failure'): void;
  /** Gives the page back as it was: scroll position and focus too. */
  remove(): void;
}

/** A dialog above everything: the bottom sheet of a phone, a box in the middle of a desktop. The frame is still to be loaded. */
export function openModal(url: URL, nonce: string | undefined, events: ModalEvents): Modal {
  const opener = document.activeElement;
  const host = document.createElement('div');
  // What the page says about every div is not meant for this one.
  host.style.cssText = 'all:initial!important;display:contents!important;color-scheme:light dark!important';
  const root = host.attachShadow({ mode: 'open' });

  const frame = element('iframe', {
    title: 'Checkout',
    referrerpolicy: 'no-referrer',
    allow: 'clipboard-write',
    sandbox:
      'allow-scripts allow-same-origin allow-modals allow-popups allow-top-navigation-by-user-activation allow-forms allow-popups-to-escape-sandbox',
  });
  const close = element('button', {}, 'Close');
  const spinner = element('progress', {});
  const words = element('span', { role: 'status' });
  const retry = element('button', {}, 'Try again');
  const link = element(
    'a',
    { href: url.href, target: '_top', referrerpolicy: 'no-referrer' },
    'Open in this tab',
  );
  const cover = element('div', {}, spinner, words, retry, link, close);
  const dialog = element('dialog', { 'aria-label': 'Checkout', 'aria-modal': 'true' }, frame, cover);

  close.onclick = () => events.ask(false);
  retry.onclick = events.retry;
  dialog.onclick = ({ target }) => {
    if (target === dialog) events.ask(true);
  };
  dialog.oncancel = (event) => {
    event.preventDefault();
    events.ask(false);
  };
  // Some browsers close a dialog at the second Escape whatever the page says.
  dialog.onclose = () => {
    if (dialog.isConnected) dialog.showModal();
  };

  const show = (state: 'frame' | 'spinner' | 'failure') => {
    cover.hidden = state === 'frame';
    frame.inert = !cover.hidden;
    spinner.hidden = state !== 'spinner';
    retry.hidden = link.hidden = !spinner.hidden;
    words.textContent = spinner.hidden ? 'The checkout has not loaded yet.' : 'Loading checkout…';
    (cover.hidden ? frame : spinner.hidden ? retry : close).focus();
  };

  style(root, nonce);
  root.append(dialog);
  document.body.append(host);
  // Browsers that do not know the element show it as it is.
  dialog.showModal?.();
  show('spinner');
  const unlockScroll = lockScroll();
  const unfit = fitAboveKeyboard(dialog);

  return {
    frame,
    show,
    remove() {
      unfit();
      host.remove();
      unlockScroll?.();
      (opener as HTMLElement | null)?.focus?.({ preventScroll: true });
    },
  };
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...content);
  return made;
}

/** A strict CSP lets constructable stylesheets through; browsers that lack them need the page's nonce. */
function style(root: ShadowRoot, nonce = ''): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(element('style', { nonce }, styles));
  }
}

/** Phones draw the keyboard over the page; the sheet's bottom edge, where the buttons are, stays above it. A page that is shown has a viewport. */
function fitAboveKeyboard(dialog: HTMLElement): () => void {
  const viewport = visualViewport as VisualViewport;
  const fit = () => {
    if (viewport.scale > 1.01) return;
    const hidden = innerHeight - viewport.height - viewport.offsetTop;
    dialog.style.bottom = `${hidden}px`;
    dialog.style.maxHeight = `${viewport.height - 24}px`;
  };
  viewport.addEventListener('resize', fit);
  return () => viewport.removeEventListener('resize', fit);
}
