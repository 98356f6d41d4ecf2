import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatMoney } from '../../contract/money.ts';
import type { SessionView } from '../../contract/session.ts';
import type { Step } from '../../contract/steps.ts';
import type { Words } from '../i18n/en.ts';
import { useWords } from '../i18n/words.ts';
import type { PayerEvent, Shown } from '../machine/facade.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { AskSheet } from '../ui/ask-sheet.tsx';
import { Notice } from '../ui/notice.tsx';
import { plainText } from '../ui/plain-text.ts';
import { Shell } from '../ui/shell.tsx';
import { ClosedNote } from './closed-note.tsx';
import { problemWords } from './problem-words.ts';
import { placeOf } from './screen-place.ts';
import { SupportCode } from './support-code.tsx';

export interface CheckoutFrameProps {
  readonly shown: Pick<
    Shown,
    'screen' | 'view' | 'busy' | 'offline' | 'closing' | 'askingCancel' | 'away' | 'problem'
  >;
  /** Until when the link can be gone on with; `isGuessed` where the time is that of Lagos, since the payer's is not known. */
  readonly until?: { readonly time: string; readonly isGuessed: boolean } | undefined;
  readonly send: (event: PayerEvent) => void;
  /** The screen itself. */
  readonly children: ComponentChildren;
}

/**
 * Moves the focus to the new heading where the payer's own act brought the screen, and says the heading where it came by
 * itself: a page that moves the focus unasked loses whoever is reading it.
 */
function ScreenChange({ place, news }: { place: string; news: string | undefined }) {
  const announce = useAnnounce();
  const { offline, online } = useWords().shell;
  const acted = useRef(false);
  const last = useRef(place);

  useEffect(() => {
    const onAct = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.key === 'Enter') acted.current = true;
    };
    const kinds = ['click', 'submit', 'keydown'];
    for (const kind of kinds) document.addEventListener(kind, onAct, true);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, onAct, true);
    };
  }, []);

  useEffect(() => {
    const heading = document.querySelector<HTMLElement>('main h1');
    if (last.current === place || heading === null) return;
    last.current = place;
    window.scrollTo(0, 0);
    if (acted.current) heading.focus({ preventScroll: true });
    else announce(heading.textContent ?? '');
    acted.current = false;
  });

  useEffect(() => {
    if (news === undefined) return undefined;
    announce(news);
    // What is no longer so is not left to be read. This runs before whatever the same change makes be said, which counts more.
    return () => announce(news === offline ? online : '');
  }, [news]);
  return null;
}

/** Screens that are a list to choose from: the support code stands there once there is something to ask about. */
const listed: readonly Step[] = ['choose-way', 'choose-bank', 'choose-method'];

function payeeLine({ kind }: SessionView, screen: Step, merchant: string, words: Words['shell']): string {
  if (kind !== 'payment' || screen === 'expired' || screen === 'cancelled') return merchant;
  return screen === 'paid' ? words.paidTo(merchant) : words.pay(merchant);
}

/** How much is paid; of a mandate, which is a ceiling and no charge, at most how much. */
function amountLine(view: SessionView, words: Words['shell']): string | undefined {
  if ('mandate' in view) return words.atMost(formatMoney(view.mandate.totalCapMinor, view.mandate.currency));
  return 'amountMinor' in view ? formatMoney(view.amountMinor, view.currency) : undefined;
}

/** What cancelling does. What is done at the provider's page counts all the same, be it that the page was given up. */
function cancellingText(view: SessionView, screen: Step, merchant: string, words: Words): string {
  const { cancelling, cancellingSetUp } = words;
  const provider = plainText(view.provider, 40);
  const isAtPage = screen === 'leave-to-provider' || ('pageGivenUp' in view && view.pageGivenUp === true);
  const wasAtPage = isAtPage || ('notice' in view && view.notice === 'page_given_up');
  if (view.kind === 'link' && wasAtPage) return cancellingSetUp.linked(provider);
  const { text } = view.kind === 'payment' ? cancelling : cancellingSetUp;
  return text(merchant) + (isAtPage ? cancelling.away(provider) : '');
}

/** Everything around a screen, in the words of the view: who is paid and how much, test mode, the connection, closing. */
export function CheckoutFrame({ shown, until, send, children }: CheckoutFrameProps) {
  const { view, screen, busy, offline, closing, askingCancel } = shown;
  const words = useWords();
  const isOver = screen === 'expired' || screen === 'cancelled';
  const merchant = plainText(view.merchant.name, 60);
  const problem = problemWords(shown.problem, words.problems);
  const isListed = listed.includes(screen) && !('notice' in view && view.notice !== undefined);
  const offlineLine = offline ? words.shell.offline : undefined;
  const cancelling = view.kind !== 'payment' ? words.cancellingSetUp : words.cancelling;
  return (
    <>
      <Shell
        screen={screen}
        busy={busy}
        merchantName={merchant}
        logo={view.merchant.logo}
        payee={payeeLine(view, screen, merchant, words.shell)}
        amount={amountLine(view, words.shell)}
        until={until && (until.isGuessed ? words.shell.untilLagos : words.shell.until)(until.time)}
        testLine={view.mode === 'test' ? words.shell.testMode : undefined}
        offlineLine={offlineLine}
        support={isListed ? undefined : <SupportCode code={view.supportCode} />}
        closeLabel={words.shell.close}
        onClose={() => send({ type: 'close.asked' })}
      >
        <ScreenChange
          place={closing === 'closed' ? 'closed' : placeOf(view, screen, shown.away)}
          news={problem ?? offlineLine}
        />
        {problem !== undefined && (
          <div class="problem">
            <Notice text={problem} />
            {isListed && (
              <p class="small code-line">
                <SupportCode code={view.supportCode} />
              </p>
            )}
          </div>
        )}
        {closing === 'closed' ? (
          <ClosedNote kind={view.kind} isOver={isOver} onGoOn={() => send({ type: 'close.dismissed' })} />
        ) : (
          children
        )}
      </Shell>
      {closing === 'asking' && (
        <AskSheet
          title={words.closing.title}
          text={words.closing.text(merchant)}
          leave={words.closing.leave}
          stay={words.closing.stay}
          onLeave={() => send({ type: 'close.confirmed' })}
          onStay={() => send({ type: 'close.dismissed' })}
        />
      )}
      {askingCancel && closing === 'open' && (
        <AskSheet
          title={cancelling.title}
          text={cancellingText(view, screen, merchant, words)}
          leave={view.kind !== 'payment' ? words.shell.cancelSetUp : words.shell.cancel}
          stay={cancelling.stay}
          onLeave={() => send({ type: 'cancel.confirmed' })}
          onStay={() => send({ type: 'cancel.dismissed' })}
        />
      )}
    </>
  );
}
