import { useState } from 'preact/hooks';
import { useWords } from '../i18n/words.ts';
import { TextAction } from '../ui/actions.tsx';
import { useAnnounce } from '../ui/announcer.tsx';
import { canShare, shareText } from '../ui/share-text.ts';

/** Webviews have a `print` that does nothing; where it does something, it begins within a moment. */
const PRINT_PATIENCE_MS = 2_000;

/** Printing and handing on. Says that the receipt is copied only once it is. */
export function ReceiptActions({ text }: { text: string }) {
  const { paid } = useWords();
  const announce = useAnnounce();
  const [note, setNote] = useState<string>();

  const say = (said: string) => {
    setNote(said);
    announce(said);
  };
  const print = () => {
    let begun = false;
    const begins = () => {
      begun = true;
    };
    window.addEventListener('beforeprint', begins, { once: true });
    window.print();
    setTimeout(() => {
      window.removeEventListener('beforeprint', begins);
      if (!begun) say(paid.notPrinted);
    }, PRINT_PATIENCE_MS);
  };
  const share = async () => {
    const shared = await shareText(text);
    const said = { shared: undefined, dismissed: undefined, copied: paid.copied, failed: paid.notCopied }[
      shared
    ];
    if (said !== undefined) say(said);
  };

  return (
    <div class="ways">
      {typeof window.print === 'function' && <TextAction onClick={print}>{paid.print}</TextAction>}
      <TextAction onClick={share}>{canShare() ? paid.share : paid.copy}</TextAction>
      {note !== undefined && <p class="note">{note}</p>}
    </div>
  );
}
