import { FieldBox, type FieldFrameProps, useFieldIds } from './field-box.tsx';

export interface DetailFieldProps extends FieldFrameProps {
  readonly name: string;
  /** Which keys the phone shows. */
  readonly keys: 'text' | 'numeric' | 'email' | 'tel';
  /** What the browser may fill in. */
  readonly autocomplete: string;
  readonly maxLength: number;
  /** Digits, set large enough to be compared one by one. */
  readonly digits?: boolean;
  readonly onInput?: (input: HTMLInputElement) => void;
}

/** A field for what people know of themselves. The browser may fill it in; what is typed stays in the DOM alone. */
export function DetailField(props: DetailFieldProps) {
  const ids = useFieldIds(props);
  const { onInput } = props;
  return (
    <FieldBox {...props} ids={ids}>
      <input
        {...ids.input}
        name={props.name}
        type="text"
        {...(props.digits && { class: 'digits' })}
        {...(props.keys !== 'text' && { inputMode: props.keys, autocapitalize: 'off', autocorrect: 'off' })}
        autocomplete={props.autocomplete}
        spellcheck={false}
        maxLength={props.maxLength}
        readOnly={props.readOnly}
        onInput={onInput && ((event) => onInput(event.currentTarget))}
      />
    </FieldBox>
  );
}
