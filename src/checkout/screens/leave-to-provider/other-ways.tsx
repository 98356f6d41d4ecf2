import { useWords } from '../../i18n/words.ts';
import { BackButton, TextAction } from '../../ui/actions.tsx';
import type { PlaceProps } from './place.ts';

/** Back, where the step before is still there. */
export function BackAction({ view, busy, send }: PlaceProps) {
  const { shell } = useWords();
  if (!view.commands.includes('go-back')) return null;
  return <BackButton label={shell.back} disabled={busy} onClick={() => send({ type: 'back.asked' })} />;
}

/** The ways out, as far as the server allows them now. */
export function OtherWays({ view, busy, send }: PlaceProps) {
  const { shell } = useWords();
  return (
    <div class="ways">
      {view.commands.includes('change-way') && (
        <TextAction disabled={busy} onClick={() => send({ type: 'way-change.asked' })}>
          {shell.otherWay}
        </TextAction>
      )}
      {view.commands.includes('cancel') && (
        <TextAction disabled={busy} onClick={() => send({ type: 'cancel.asked' })}>
          {view.kind === 'payment' ? shell.cancel : shell.cancelSetUp}
        </TextAction>
      )}
    </div>
  );
}
