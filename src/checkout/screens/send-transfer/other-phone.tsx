import { useState } from 'preact/hooks';
import type { ViewOf } from '../../../contract/session.ts';
import { useMandateWords } from '../../i18n/mandate-words.ts';
import { useWords } from '../../i18n/words.ts';
import { TextAction } from '../../ui/actions.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { CopyRow } from '../../ui/copy-row.tsx';
import { Fold } from '../../ui/fold.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { canShare, shareText } from '../../ui/share-text.ts';
import { useCopying } from '../../ui/use-copying.ts';

/** The same page on the phone that has the bank's app: by its camera, or by the link. */
export function OtherPhone({ link }: { link: ViewOf<'send-transfer'>['link'] }) {
  const { copying: copyWords } = useWords();
  const words = useMandateWords().sendTransfer;
  const copying = useCopying();
  const announce = useAnnounce();
  const [note, setNote] = useState<string>();

  const share = async () => {
    const shared = await shareText(link.url);
    if (shared !== 'copied' && shared !== 'failed') return;
    const said = shared === 'copied' ? copyWords.copied : words.linkNotCopied;
    setNote(said);
    announce(said);
  };

  return (
    <Fold title={words.otherPhone}>
      <p class="note">{words.scan}</p>
      <QrCode size={link.qr.size} dark={link.qr.dark} label={words.qr} />
      <CopyRow
        label={words.link}
        parts={[link.url]}
        size="small"
        copying={copying}
        words={copyWords}
        copyLabel={words.copyLink}
        said={copyWords.copied}
      />
      {canShare() && <TextAction onClick={share}>{words.share}</TextAction>}
      {note !== undefined && <p class="note">{note}</p>}
    </Fold>
  );
}
