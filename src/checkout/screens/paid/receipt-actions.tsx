import { useState } from 'preact/hooks';
import { useWords } from '../../i18n/words.ts';
import { TextAction } from '../../ui/actions.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { canShare, shareText } from '../../ui/share-text.ts';

/** Printing and handing on. Says that the receipt is copied only once it is. */
export function ReceiptActions({ text }: { text: string }) {
  const { paid } = useWords();
  const announce = useAnnounce();
  const [note, setNote] = useState<string>();

  const share = async () => {
    const shared = await shareText(text);
    const said = { shared: undefined, dismissed: undefined, copied: paid.copied, failed: paid.notCopied }[
      shared
    ];
    setNote(said);
    if (said !== undefined) announce(said);
  };

  return (
    <div class="ways">
      {typeof window.print === 'function' && (
        <TextAction onClick={() => window.print()}>{paid.print}</TextAction>
      )}
      <TextAction onClick={share}>{canShare() ? paid.share : paid.copy}</TextAction>
      {note !== undefined && <p class="note">{note}</p>}
    </div>
  );
}
