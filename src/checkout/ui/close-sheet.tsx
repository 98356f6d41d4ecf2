import { useEffect, useId, useRef } from 'preact/hooks';
import { Action } from './actions.tsx';
import './close-sheet.css';

export interface CloseSheetProps {
  readonly title: string;
  readonly text: string;
  readonly leave: string;
  readonly stay: string;
  readonly onLeave: () => void;
  readonly onStay: () => void;
}

/** Said once before a page is left whose payment may have been made. Keeps the focus, and gives it back. */
export function CloseSheet(props: CloseSheetProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const textId = useId();

  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(sheet.current?.querySelectorAll('button') ?? [])];
    if (event.key === 'Escape') props.onStay();
    else if (event.key === 'Tab') {
      const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
      buttons[(at + (event.shiftKey ? buttons.length - 1 : 1)) % buttons.length]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="veil">
      <div
        ref={sheet}
        class="sheet"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby={titleId}
        aria-describedby={textId}
        onKeyDown={onKeyDown}
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
