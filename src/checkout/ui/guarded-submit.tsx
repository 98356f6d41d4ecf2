import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../i18n/words.ts';
import { type MainButtonProps, SubmitButton } from './actions.tsx';
import { useAnnounce } from './announcer.tsx';
import { OutwardLink } from './outward-link.tsx';
import { usePlainSight } from './plain-sight.ts';

interface GuardedSubmitProps extends MainButtonProps {
  /** What is agreed to, where it can change under the button. */
  readonly terms?: string;
}

/**
 * The button that moves money or agrees to it. It takes no tap before it has stood in plain sight for a moment; where the page around
 * this one hides it, that is said, and the way on is a tab where nothing can. Enter in a field goes through the same button.
 */
export function GuardedSubmit({ terms = '', ...button }: GuardedSubmitProps) {
  const { guard } = useWords();
  const announce = useAnnounce();
  const place = useRef<HTMLDivElement>(null);
  const { sight, insist } = usePlainSight(place, `${button.busy}${button.label}${terms}`);
  const isCovered = sight === 'covered' && !button.busy;
  useEffect(() => {
    if (isCovered) announce(guard.covered);
  }, [isCovered]);
  const onClick = (event: Event) => {
    if (sight === 'plain') return;
    event.preventDefault();
    insist();
  };
  return (
    <>
      {isCovered && (
        <>
          <p class="told">{guard.covered}</p>
          <div class="ways">
            <OutwardLink href={location.href}>{guard.apart}</OutwardLink>
          </div>
        </>
      )}
      <div ref={place} onClickCapture={onClick}>
        <SubmitButton {...button} quiet={isCovered || button.quiet === true} held={sight !== 'plain'} />
      </div>
    </>
  );
}
