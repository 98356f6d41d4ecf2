import './stages.css';
import { CheckIcon } from '../../ui/icons.tsx';

export interface Stage {
  readonly title: string;
  readonly hint: string;
}

interface StagesProps {
  readonly label: string;
  /** In order; the first is done, the second is under way. */
  readonly stages: readonly Stage[];
  /** How each of them stands, for those who do not see the marks. */
  readonly standing: readonly string[];
}

/** How far something has come. */
export function Stages({ label, stages, standing }: StagesProps) {
  return (
    <ol class="stages" aria-label={label}>
      {stages.map(({ title, hint }, index) => (
        <li key={title} {...(index === 1 && { 'aria-current': 'step' })}>
          <span class="stage-mark" aria-hidden="true">
            {index === 0 ? <CheckIcon /> : index + 1}
          </span>
          <span>
            <b>{title}</b>
            <span class="sr">, {standing[index]}.</span>
            <small>{hint}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}
