import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SessionView } from '../contract/session.ts';
import type { Step } from '../contract/steps.ts';
import type { Appearance } from '../contract/view-parts.ts';
import { findBanks } from './early/find-banks.ts';
import { openUntil } from './early/open-until.ts';
import { useWords } from './i18n/words.ts';
import type { LateScreens } from './late.ts';
import type { ChooseBankProps, PayerEvent, ScreenProps, Shown } from './machine/facade.ts';
import { CheckoutFrame } from './screens/checkout-frame.tsx';
import ChooseBankScreen from './screens/choose-bank/choose-bank-screen.tsx';
import { applyAppearance } from './theme/appearance.ts';

/** The running checkout, as the page sees it. */
export interface Running {
  now(): Shown;
  onChange(changed: (shown: Shown) => void): () => void;
  readonly send: (event: PayerEvent) => void;
}

export interface AppProps {
  readonly running: Running;
  /** What the merchant's page sets of the look, over what the checkout was created with. */
  readonly look?: Appearance | undefined;
  /** The words in the search box when the app took over. */
  readonly typed: string;
  /** The bank, or the way to pay, that was tapped before the app took over. */
  readonly tapped?: string | undefined;
  /** The screens, where they were fetched before the app took over. */
  readonly atHand?: LateScreens | undefined;
  /** The screens of the kind, with those that a checkout may come to which stands like this. */
  readonly late: (view: SessionView) => Promise<LateScreens>;
  /** The provider's page has sent the payer back into another window than the one they began in. */
  readonly isSecond?: boolean;
}

interface AtHand {
  readonly screens: LateScreens;
  /** The step that they were fetched for. */
  readonly step: Step | undefined;
}

export function App({ running, look, typed, tapped, late, atHand, isSecond = false }: AppProps) {
  const [now, setNow] = useState(running.now);
  const [{ screens, step }, setAtHand] = useState<AtHand>({
    screens: atHand ?? {},
    step: undefined,
  });
  useEffect(() => {
    setNow(running.now());
    return running.onChange(setNow);
  }, [running]);
  useEffect(() => {
    let wanted = true;
    void late(now.view).then((loaded) => {
      if (wanted) setAtHand({ step: now.view.step, screens: loaded });
    });
    return () => {
      wanted = false;
    };
  }, [late, now.view.step]);
  useEffect(() => {
    applyAppearance(document.documentElement, { ...now.view.appearance, ...look });
  }, [now.view.appearance?.accent, now.view.appearance?.theme, look]);

  /** Nothing more is on its way for this step. */
  const complete = step === now.view.step;
  const isThere = now.screen === 'choose-bank' || screens[now.screen] !== undefined;
  return (
    <CheckoutFrame
      shown={{
        ...now,
        busy: now.busy || !(isThere || complete),
        problem: isThere || !complete ? now.problem : 'page_outdated',
      }}
      until={openUntil(now.view, now.screen)}
      send={running.send}
    >
      {isThere ? (
        <Screen
          now={now}
          screens={screens}
          typed={typed}
          tapped={tapped}
          isSecond={isSecond}
          send={running.send}
        />
      ) : (
        !complete && <Opening />
      )}
    </CheckoutFrame>
  );
}

interface ScreenSlotProps {
  readonly now: Shown;
  readonly screens: LateScreens;
  readonly typed: string;
  readonly tapped: string | undefined;
  readonly isSecond: boolean;
  readonly send: (event: PayerEvent) => void;
}

function Screen({ now, screens, typed, tapped, isSecond, send }: ScreenSlotProps) {
  const { screen, view, busy, offline, problem, found, finding, bankMissing, away, askingGiveUp } = now;
  if (view.step === 'choose-bank') {
    const list = { find: findBanks, found, finding, bankMissing, typed, tapped };
    const props: ChooseBankProps = { view, busy, offline, problem, ...list, send };
    return <ChooseBankScreen {...props} />;
  }
  const Late = screens[screen] as ComponentType<ScreenProps<typeof screen>> | undefined;
  const props = { view, busy, offline, problem, away, askingGiveUp, isSecond, tapped, send };
  return Late ? <Late {...props} /> : null;
}

function Opening() {
  const { shell } = useWords();
  return (
    <div class="screen">
      <div class="body">
        <p class="note">{shell.working}</p>
      </div>
    </div>
  );
}
