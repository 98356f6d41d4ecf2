import type { ComponentChildren } from 'preact';
import { Announcer } from './announcer.tsx';
import { CloseIcon } from './icons.tsx';
import { Monogram } from './monogram.tsx';
import { plainText } from './plain-text.ts';

export interface ShellProps {
  /** Name of the screen, for people and tests: `<main data-screen>`. */
  readonly screen: string;
  readonly busy: boolean;
  readonly merchantName: string;
  /** Address of a picture; a monogram stands in where there is none. */
  readonly logo?: string | undefined;
  readonly payee: string;
  readonly amount?: string | undefined;
  /** Until when the page can be gone on with. */
  readonly until?: string | undefined;
  readonly testLine?: string | undefined;
  readonly offlineLine?: string | undefined;
  /** The support code, at the very end. */
  readonly support?: ComponentChildren;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** What stands around every screen: mode, who is paid and how much, the way out, the connection, the live region. */
export function Shell(props: ShellProps) {
  return (
    <div class="app">
      {props.testLine !== undefined && <aside class="test-bar">{props.testLine}</aside>}
      <header class="top">
        {props.logo !== undefined && /^https:\/\//.test(props.logo) ? (
          <img class="mark" src={props.logo} alt="" width="36" height="36" referrerpolicy="no-referrer" />
        ) : (
          <Monogram name={props.merchantName} />
        )}
        <div class="top-text">
          <p class="payee">{plainText(props.payee)}</p>
          {props.amount !== undefined && <p class="amount">{props.amount}</p>}
          {props.until !== undefined && <small class="until">{props.until}</small>}
        </div>
        <button type="button" class="icon-button" aria-label={props.closeLabel} onClick={props.onClose}>
          <CloseIcon />
        </button>
      </header>
      <Announcer>
        <main data-screen={props.screen} aria-busy={props.busy}>
          {props.offlineLine !== undefined && <p class="offline">{props.offlineLine}</p>}
          {props.children}
        </main>
        {props.support !== undefined && <footer class="support">{props.support}</footer>}
      </Announcer>
    </div>
  );
}
