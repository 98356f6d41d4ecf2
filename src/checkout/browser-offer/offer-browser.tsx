import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Running } from '../app.tsx';
import { inAppBrowser } from '../hosts/in-app-browser.ts';
import { enBrowser as words } from '../i18n/en-browser.ts';
import { copyText } from '../ui/copy-text.ts';
import './browser-offer.css';

const names: Readonly<Record<string, string>> = { musical_ly: 'TikTok', Bytedance: 'TikTok' };

/** Offers who came by a link in another app to go on in their own browser. It stands in nobody's way and goes when the payer goes on. */
export function offerBrowser(running: Running, page: Window): void {
  const { document, navigator, location } = page;
  const [match = ''] = inAppBrowser.exec(navigator.userAgent) ?? [];
  const place = document.createElement('div');
  document.body.append(place);
  const offer = {
    app: match.startsWith('FB') ? 'Facebook' : (names[match] ?? match),
    address: location.origin + location.pathname,
    isAndroid: navigator.userAgent.includes('Android'),
  };
  render(<BrowserOffer running={running} {...offer} />, place);
}

interface BrowserOfferProps {
  readonly running: Running;
  /** Whose browser it is. */
  readonly app: string;
  /** Of this page; the offer leads nowhere else. */
  readonly address: string;
  readonly isAndroid: boolean;
}

export function BrowserOffer({ running, app, address, isAndroid }: BrowserOfferProps) {
  const [now, setNow] = useState(running.now);
  const [isDismissed, setDismissed] = useState(false);
  const [said, setSaid] = useState(words.text(app));
  const bar = useRef<HTMLElement>(null);
  useEffect(() => running.onChange(setNow), [running]);
  const isOffered =
    !isDismissed && now.closing === 'open' && (now.screen === 'choose-bank' || now.screen === 'choose-way');
  // The end of the list can still be scrolled out from under it.
  useEffect(() => {
    document.body.style.paddingBottom = isOffered ? `${bar.current?.offsetHeight ?? 0}px` : '';
  }, [isOffered, said]);
  if (!isOffered) return null;
  const onCopy = async () => setSaid((await copyText(address)) ? words.copied : words.failed(address));
  return (
    <aside class="browser-offer" ref={bar}>
      <p role="status">{said}</p>
      <div>
        {isAndroid && (
          <a class="link" href={intentOf(address)}>
            {words.open}
          </a>
        )}
        <button type="button" class="link" onClick={onCopy}>
          {words.copy}
        </button>
        <button type="button" class="link" onClick={() => setDismissed(true)}>
          {words.stay}
        </button>
      </div>
    </aside>
  );
}

/** Android's way to hand an address to the payer's browser; taken by a tap alone, and for this page's own address alone. */
function intentOf(address: string): string {
  const { host, pathname, protocol } = new URL(address);
  return `intent://${host}${pathname}#Intent;scheme=${protocol.slice(0, -1)};end`;
}
