import type { Step } from '../../contract/steps.ts';
import type { Running } from '../app.tsx';
import { enPhone as words } from '../i18n/en-phone.ts';
import type { Shown } from '../machine/facade.ts';
import './phone-offer.css';

/** Steps that a phone can go on with as well: nobody has logged in at the bank, or no password is asked for. */
const open: readonly Step[] = [
  'choose-way',
  'choose-bank',
  'choose-method',
  'log-in',
  'enter-account',
  'enter-details',
  'review-terms',
  'review-sharing',
];

export function canGoOnByPhone({
  screen,
  busy,
  closing,
}: Pick<Shown, 'screen' | 'busy' | 'closing'>): boolean {
  return open.includes(screen) && closing !== 'closed' && !(busy && screen === 'log-in');
}

/**
 * Beside the page of a payer at a desk: the same page for the phone that has the bank's app and takes its codes. Made by hand, since a part
 * that shares a library with the first screen alone would take that library out of the first screen's file.
 */
export function offerPhone(
  running: Pick<Running, 'now' | 'onChange'>,
  body: HTMLElement,
  path: string,
): void {
  const title = Object.assign(document.createElement('h2'), { id: 'phone-offer', textContent: words.title });
  const picture = Object.assign(new Image(176, 176), { src: `${path}/qr`, alt: words.picture });
  const text = Object.assign(document.createElement('p'), { textContent: words.text });
  const offer = Object.assign(document.createElement('aside'), { className: 'phone-offer' });
  offer.setAttribute('aria-labelledby', title.id);
  offer.append(title, picture, text);
  const show = (now: Shown): void => {
    if (!canGoOnByPhone(now)) offer.remove();
    else if (!offer.isConnected) body.append(offer);
  };
  running.onChange(show);
  show(running.now());
}
