import type { Kind } from '../../contract/steps.ts';
import { useWords } from '../i18n/words.ts';
import { Action } from '../ui/actions.tsx';

/** What stands on a page of its own after it was closed: browsers rarely let a page close itself. */
export function ClosedNote({ kind, isOver, onGoOn }: { kind: Kind; isOver: boolean; onGoOn: () => void }) {
  const words = useWords().closing;
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>{words.closedTitle}</h1>
        {!isOver && <p class="text">{kind !== 'payment' ? words.closedSetUp : words.closedText}</p>}
      </div>
      <div class="foot">
        <Action quiet onClick={onGoOn}>
          {isOver || kind !== 'payment' ? words.goOnSetUp : words.goOn}
        </Action>
      </div>
    </div>
  );
}
