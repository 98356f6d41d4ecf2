import type { Running } from '../app.tsx';
import { inAppBrowser } from '../hosts/in-app-browser.ts';
import { enBrowser as words } from '../i18n/en-browser.ts';
import type { Shown } from '../machine/facade.ts';
import { copyText } from '../ui/copy-text.ts';
import './browser-offer.css';

const names: Readonly<Record<string, string>> = { musical_ly: 'TikTok', Bytedance: 'TikTok' };

/**
 * Offers who came by a link in another app to go on in their own browser. It stands in nobody's way and goes when the payer goes on. Made
 * by hand, as the offer of a phone is, and for the same reason.
 */
export function offerBrowser(
  running: Pick<Running, 'now' | 'onChange'>,
  userAgent: string,
  address: string,
): void {
  const [match = ''] = inAppBrowser.exec(userAgent) ?? [];
  const app = match.startsWith('FB') ? 'Facebook' : (names[match] ?? match);
  const { body } = document;
  const said = Object.assign(document.createElement('p'), { textContent: words.text(app) });
  said.setAttribute('role', 'status');
  const ways = document.createElement('div');
  const offer = Object.assign(document.createElement('aside'), { className: 'browser-offer' });
  let isDismissed = false;

  const show = ({ screen, closing }: Shown): void => {
    const isOffered =
      !isDismissed && closing === 'open' && (screen === 'choose-bank' || screen === 'choose-way');
    if (!isOffered) offer.remove();
    else if (!offer.isConnected) body.append(offer);
    // The end of the list can still be scrolled out from under it.
    body.style.paddingBottom = isOffered ? `${offer.offsetHeight}px` : '';
  };
  const way = (text: string, onclick: () => void): HTMLElement =>
    Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'link',
      textContent: text,
      onclick,
    });

  if (userAgent.includes('Android')) {
    const intent = { className: 'link', href: intentOf(address), textContent: words.open };
    ways.append(Object.assign(document.createElement('a'), intent));
  }
  ways.append(
    way(words.copy, () => {
      void copyText(address).then((isCopied) => {
        said.textContent = isCopied ? words.copied : words.failed(address);
        show(running.now());
      });
    }),
    way(words.stay, () => {
      isDismissed = true;
      show(running.now());
    }),
  );
  offer.append(said, ways);
  running.onChange(show);
  show(running.now());
}

/** Android's way to hand an address to the payer's browser; taken by a tap alone, and for this page's own address alone. */
function intentOf(address: string): string {
  const { host, pathname, protocol } = new URL(address);
  return `intent://${host}${pathname}#Intent;scheme=${protocol.slice(0, -1)};end`;
}
