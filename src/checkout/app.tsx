import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { findBanks } from './early/find-banks.ts';
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
  /** The words in the search box when the app took over. */
  readonly typed: string;
  /** The bank that was tapped before the app took over. */
  readonly tapped?: string | undefined;
  readonly late: Promise<LateScreens>;
}

export function App({ running, typed, tapped, late }: AppProps) {
  const [now, setNow] = useState(running.now);
  const [screens, setScreens] = useState<LateScreens>();
  useEffect(() => {
    setNow(running.now());
    return running.onChange(setNow);
  }, [running]);
  useEffect(() => {
    let wanted = true;
    void late.then((loaded) => wanted && setScreens(loaded));
    return () => {
      wanted = false;
    };
  }, [late]);
  useEffect(() => {
    applyAppearance(document.documentElement, now.view.appearance);
  }, [now.view.appearance?.accent, now.view.appearance?.theme]);

  const isThere = now.screen === 'choose-bank' || screens !== undefined;
  const isUnknown = now.screen !== 'choose-bank' && screens !== undefined && !screens[now.screen];
  return (
    <CheckoutFrame
      shown={{
        ...now,
        busy: now.busy || !isThere,
        problem: isUnknown ? 'page_outdated' : now.problem,
      }}
      send={running.send}
    >
      {isThere ? (
        <Screen now={now} screens={screens} typed={typed} tapped={tapped} send={running.send} />
      ) : (
        <Opening />
      )}
    </CheckoutFrame>
  );
}

interface ScreenSlotProps {
  readonly now: Shown;
  readonly screens: LateScreens | undefined;
  readonly typed: string;
  readonly tapped: string | undefined;
  readonly send: (event: PayerEvent) => void;
}

function Screen({ now, screens, typed, tapped, send }: ScreenSlotProps) {
  const { screen, view, busy, offline, problem, found, finding, bankMissing } = now;
  if (view.step === 'choose-bank') {
    const list = { find: findBanks, found, finding, bankMissing, typed, tapped };
    const props: ChooseBankProps = { view, busy, offline, problem, ...list, send };
    return <ChooseBankScreen {...props} />;
  }
  const Late = screens?.[screen] as ComponentType<ScreenProps<typeof screen>> | undefined;
  return Late ? <Late view={view} busy={busy} offline={offline} problem={problem} send={send} /> : null;
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
