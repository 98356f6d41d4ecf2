import './choices.css';
import { ForwardIcon } from './icons.tsx';

export interface Choice {
  readonly id: string;
  readonly name: string;
  /** How a screen reader says the name, where the written form reads badly. */
  readonly spoken?: string | undefined;
  readonly hint?: string;
  /** Shown with its hint as the reason, and not to be tapped. */
  readonly unusable?: boolean;
}

export interface ChoicesProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly busy: boolean;
  /** What was tapped, while it is being carried out. */
  readonly chosen?: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** A few ways to go on; one tap chooses. */
export function Choices({ label, choices, busy, chosen, onChoose }: ChoicesProps) {
  return (
    <ul class="choices" aria-label={label}>
      {choices.map(({ id, name, spoken, hint, unusable = false }) => (
        <li key={id}>
          <button
            type="button"
            aria-disabled={busy || unusable}
            onClick={busy || unusable ? undefined : () => onChoose(id)}
          >
            <span>
              {spoken === undefined ? (
                name
              ) : (
                <>
                  <span aria-hidden="true">{name}</span>
                  <span class="sr">{spoken}</span>
                </>
              )}
              {hint !== undefined && hint !== '' && <small>{hint}</small>}
            </span>
            {chosen === id ? <span class="spinner" aria-hidden="true" /> : !unusable && <ForwardIcon />}
          </button>
        </li>
      ))}
    </ul>
  );
}
