import { FieldBox, type FieldFrameProps, useFieldIds } from './field-box.tsx';

export interface SelectFieldProps extends FieldFrameProps {
  readonly name: string;
  readonly choose: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A choice out of a few, by the phone's own means. Nothing is chosen beforehand. */
export function SelectField(props: SelectFieldProps) {
  const ids = useFieldIds(props);
  return (
    <FieldBox {...props} ids={ids}>
      <select {...ids.input} name={props.name} autocomplete="off" disabled={props.readOnly}>
        <option value="">{props.choose}</option>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldBox>
  );
}
