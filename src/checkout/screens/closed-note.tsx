import { useWords } from '../i18n/words.ts';
import { Action } from '../ui/actions.tsx';

/** What stands on a page of its own after it was closed: browsers rarely let a page close itself. */
export function ClosedNote({ onGoOn }: { onGoOn: () => void }) {
  const words = useWords().closing;
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>{words.closedTitle}</h1>
        <p class="text">{words.closedText}</p>
      </div>
      <div class="foot">
        <Action quiet onClick={onGoOn}>
          {words.goOn}
        </Action>
      </div>
    </div>
  );
}
