import type { ComponentChildren } from 'preact';
import './actions.css';
import { BackIcon } from './icons.tsx';

export interface MainButtonProps {
  readonly label: string;
  readonly busy: boolean;
  /** What the button says while its work is under way. */
  readonly busyLabel: string;
  /** Another button stands before it. */
  readonly quiet?: boolean;
  /** It takes no tap yet, though nothing is under way. */
  readonly held?: boolean;
}

/** The one primary button of a form. While busy it stays where the focus is, and says what is waited for. */
export function SubmitButton({ label, busy, busyLabel, quiet = false, held = false }: MainButtonProps) {
  return (
    <button type="submit" class={quiet ? 'button quiet' : 'button'} aria-disabled={busy || held}>
      {busy && <span class="spinner" aria-hidden="true" />}
      {busy ? busyLabel : label}
    </button>
  );
}

interface ActionProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

/** A big button that sends no form. `quiet` where another one, or none, is the way most payers go. */
export function Action({
  children,
  onClick,
  disabled = false,
  quiet = false,
}: ActionProps & { quiet?: boolean }) {
  return (
    <button
      type="button"
      class={quiet ? 'button quiet' : 'button'}
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
    >
      {children}
    </button>
  );
}

/** A way on that is no button to the eye, with the room of one to the finger. */
export function TextAction({ children, onClick, disabled = false }: ActionProps) {
  return (
    <button type="button" class="link" aria-disabled={disabled} onClick={disabled ? undefined : onClick}>
      {children}
    </button>
  );
}

export function BackButton({
  label,
  onClick,
  disabled,
}: {
  label: string;
  onClick: () => void;
  disabled: boolean;
}) {
  return (
    <button
      type="button"
      class="icon-button back"
      aria-label={label}
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
    >
      <BackIcon />
    </button>
  );
}
