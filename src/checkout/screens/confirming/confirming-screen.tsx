import { useEffect, useReducer } from 'preact/hooks';
import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { Action } from '../../ui/actions.tsx';
import { plainText } from '../../ui/plain-text.ts';
import './confirming.css';
import { MerchantContact } from '../merchant-contact.tsx';
import { elapsed } from './elapsed.ts';

type View = ScreenProps<'confirming'>['view'];

const firstSeen = new WeakMap<View, number>();

/** Seconds waited, counted on from when the view was first seen: a phone's clock may be wrong, and may be put right meanwhile. */
function waited(view: View): number {
  const now = performance.now();
  const seen = firstSeen.get(view) ?? now;
  firstSeen.set(view, seen);
  return view.waitedSeconds + (now - seen) / 1_000;
}

function Counter({ view }: { view: View }) {
  const [, tick] = useReducer((ticks: number) => ticks + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, 1_000, undefined);
    return () => clearInterval(timer);
  }, []);
  return <time role="timer">{elapsed(waited(view))}</time>;
}

export default function ConfirmingScreen({ view, offline, send }: ScreenProps<'confirming'>) {
  const words = useWords();
  const text = words.confirming;
  const merchant = plainText(view.merchant.name, 60);
  const bank = view.bank === undefined ? words.shell.theBank : plainText(view.bank.name, 60);
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>{view.needsReview ? text.reviewTitle(merchant) : text.title}</h1>
        <p class="sub">{view.needsReview ? text.reviewText(bank) : text.text(bank)}</p>
        <div class="card live">
          <span class={offline ? 'dot off' : 'dot'} aria-hidden="true" />
          <span>{offline ? text.offline : text.asking}</span>
          <Counter view={view} />
        </div>
        {!view.needsReview && <p class="text">{text.range}</p>}
        <p class="text">{text.leave(merchant)}</p>
        <MerchantContact merchant={view.merchant} />
      </div>
      <div class="foot">
        <Action quiet onClick={() => send({ type: 'close.asked' })}>
          {words.shell.close}
        </Action>
      </div>
    </div>
  );
}
