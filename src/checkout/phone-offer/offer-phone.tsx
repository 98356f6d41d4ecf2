import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
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

/** Beside the page of a payer at a desk: the same page for the phone that has the bank's app and takes its codes. */
export function offerPhone(running: Running, body: HTMLElement, path: string): void {
  const place = document.createElement('div');
  body.append(place);
  render(<PhoneOffer running={running} picture={`${path}/qr`} />, place);
}

export function PhoneOffer({ running, picture }: { running: Running; picture: string }) {
  const [now, setNow] = useState(running.now);
  useEffect(() => running.onChange(setNow), [running]);
  if (!canGoOnByPhone(now)) return null;
  return (
    <aside class="phone-offer" aria-labelledby="phone-offer">
      <h2 id="phone-offer">{words.title}</h2>
      <img src={picture} alt={words.picture} width="176" height="176" />
      <p>{words.text}</p>
    </aside>
  );
}
