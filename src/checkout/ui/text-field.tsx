import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { FieldBox, type FieldFrameProps, useFieldIds } from './field-box.tsx';

export interface TextFieldProps extends FieldFrameProps {
  readonly name: string;
  readonly masked: boolean;
  readonly numeric: boolean;
  /** A short code, set large. */
  readonly code: boolean;
  readonly autocomplete: 'off' | 'one-time-code';
  /** What has to be seen before the input is filled in. */
  readonly above?: ComponentChildren;
  readonly showLabel: string;
  readonly hideLabel: string;
  readonly showText: string;
  readonly hideText: string;
}

/** Asks password managers to leave a field alone: these are a bank's, and this page is not the bank. */
const unmanaged = {
  'data-1p-ignore': '',
  'data-bwignore': '',
  'data-lpignore': 'true',
  'data-form-type': 'other',
};

/**
 * One input of a form. What is typed stays in the DOM alone: it is no state, so that emptying the element empties it everywhere.
 * Pasting is allowed. A shown secret hides itself again once the form is on its way.
 */
export function TextField(props: TextFieldProps) {
  const ids = useFieldIds(props);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (props.readOnly) setShown(false);
  }, [props.readOnly]);
  return (
    <FieldBox {...props} ids={ids}>
      <input
        {...ids.input}
        {...unmanaged}
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
      />
      {props.masked && (
        <button
          type="button"
          aria-controls={ids.input.id}
          aria-label={shown ? props.hideLabel : props.showLabel}
          onClick={() => setShown(!shown)}
        >
          {shown ? props.hideText : props.showText}
        </button>
      )}
    </FieldBox>
  );
}
