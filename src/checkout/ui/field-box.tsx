import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { WarningIcon } from './icons.tsx';
import './text-field.css';

export interface FieldFrameProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** Element that describes what is wrong with the whole form. */
  readonly formErrorId?: string | undefined;
  readonly readOnly: boolean;
}

/** The ids that tie a field to its label, hint and error, and what of them its input carries. */
export function useFieldIds({ hint, error, formErrorId }: FieldFrameProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [
    error === undefined ? undefined : errorId,
    formErrorId,
    hint === undefined ? undefined : hintId,
  ].filter((part) => part !== undefined);
  const input = {
    id,
    'aria-required': 'true' as const,
    'aria-invalid': error !== undefined || formErrorId !== undefined,
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
  };
  return { hintId, errorId, input };
}

interface FieldBoxProps extends FieldFrameProps {
  readonly ids: ReturnType<typeof useFieldIds>;
  /** What has to be seen before the input is filled in. */
  readonly above?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Label, edge, hint and error of one field. */
export function FieldBox({ label, hint, error, ids, above, children }: FieldBoxProps) {
  return (
    <div class="field">
      <label for={ids.input.id}>{label}</label>
      {above}
      <div class={ids.input['aria-invalid'] ? 'box wrong' : 'box'}>{children}</div>
      {hint !== undefined && (
        <p class="hint" id={ids.hintId}>
          {hint}
        </p>
      )}
      {error !== undefined && <ErrorLine id={ids.errorId} text={error} />}
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
