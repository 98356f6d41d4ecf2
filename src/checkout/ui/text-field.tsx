import { useEffect, useId, useState } from 'preact/hooks';
import { WarningIcon } from './icons.tsx';
import './text-field.css';

export interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly masked: boolean;
  readonly numeric: boolean;
  /** A short code, set large. */
  readonly code: boolean;
  readonly autocomplete: 'off' | 'one-time-code';
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** Element that describes what is wrong with the whole form. */
  readonly formErrorId?: string | undefined;
  readonly readOnly: boolean;
  readonly showLabel: string;
  readonly hideLabel: string;
  readonly showText: string;
  readonly hideText: string;
}

/**
 * One input of a form. What is typed stays in the DOM alone: it is no state, so that emptying the element empties it everywhere.
 * Pasting is allowed. A shown secret hides itself again once the form is on its way.
 */
export function TextField(props: TextFieldProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (props.readOnly) setShown(false);
  }, [props.readOnly]);
  const hintId = props.hint === undefined ? undefined : `${id}-hint`;
  const errorId = props.error === undefined ? undefined : `${id}-error`;
  const described = [errorId, props.formErrorId, hintId].filter((part) => part !== undefined).join(' ');
  const wrong = props.error !== undefined || props.formErrorId !== undefined;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <div class={wrong ? 'box wrong' : 'box'}>
        <input
          id={id}
          name={props.name}
          {...({ type: props.masked && !shown ? 'password' : 'text' } as { type: 'text' })}
          {...(props.code && { class: 'code' })}
          {...(props.numeric && { inputMode: 'numeric' as const })}
          autocomplete={props.autocomplete}
          autocapitalize="off"
          autocorrect="off"
          spellcheck={false}
          maxLength={512}
          readOnly={props.readOnly}
          aria-required="true"
          aria-invalid={wrong}
          {...(described !== '' && { 'aria-describedby': described })}
        />
        {props.masked && (
          <button
            type="button"
            aria-controls={id}
            aria-label={shown ? props.hideLabel : props.showLabel}
            onClick={() => setShown(!shown)}
          >
            {shown ? props.hideText : props.showText}
          </button>
        )}
      </div>
      {props.hint !== undefined && (
        <p class="hint" id={hintId}>
          {props.hint}
        </p>
      )}
      {props.error !== undefined && <ErrorLine id={`${id}-error`} text={props.error} />}
    </div>
  );
}

/** What is wrong, with a sign beside it, so that colour is not all that says so. */
export function ErrorLine({ id, text }: { id: string; text: string }) {
  return (
    <p class="error" id={id}>
      <WarningIcon />
      <span>{text}</span>
    </p>
  );
}
