import { useEffect, useId, useRef } from 'preact/hooks';
import { Action } from './actions.tsx';
import './ask-sheet.css';

export interface AskSheetProps {
  readonly title: string;
  readonly text: string;
  readonly leave: string;
  readonly stay: string;
  readonly onLeave: () => void;
  readonly onStay: () => void;
}

/** Asks before something that a tap alone must not do; staying is the first choice. Keeps the focus, and gives it back. */
export function AskSheet(props: AskSheetProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const stay = useRef(props.onStay);
  stay.current = props.onStay;
  const titleId = useId();
  const textId = useId();

  useEffect(() => {
    const before = document.activeElement;
    const onKeyDown = (event: KeyboardEvent) => {
      const buttons = [...(sheet.current?.querySelectorAll('button') ?? [])];
      if (event.key === 'Escape') stay.current();
      else if (event.key === 'Tab') {
        const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
        const next = at < 0 ? 0 : at + (event.shiftKey ? buttons.length - 1 : 1);
        buttons[next % buttons.length]?.focus();
      } else return;
      event.preventDefault();
      event.stopPropagation();
    };
    sheet.current?.querySelector('button')?.focus();
    document.addEventListener('keydown', onKeyDown, true);
    return () => {
      document.removeEventListener('keydown', onKeyDown, true);
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <div class="veil">
      <div
        ref={sheet}
        class="sheet"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby={titleId}
        aria-describedby={textId}
      >
        <h2 id={titleId}>{props.title}</h2>
        <p class="text" id={textId}>
          {props.text}
        </p>
        <Action onClick={props.onStay}>{props.stay}</Action>
        <Action quiet onClick={props.onLeave}>
          {props.leave}
        </Action>
      </div>
    </div>
  );
}
