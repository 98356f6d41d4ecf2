import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { Action } from '../../ui/actions.tsx';
import { plainText } from '../../ui/plain-text.ts';
import './confirming.css';
import { SupportLines } from '../support-lines.tsx';
import { elapsed } from './elapsed.ts';

function Counter({ since }: { since: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <time role="timer">{elapsed(Date.parse(since) || now, now)}</time>;
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
          <Counter since={view.since} />
        </div>
        {!view.needsReview && <p class="text">{text.range}</p>}
        <p class="text">{text.leave(merchant)}</p>
        <SupportLines merchant={view.merchant} supportCode={view.supportCode} />
      </div>
      <div class="foot">
        <Action quiet onClick={() => send({ type: 'close.asked' })}>
          {words.shell.close}
        </Action>
      </div>
    </div>
  );
}
