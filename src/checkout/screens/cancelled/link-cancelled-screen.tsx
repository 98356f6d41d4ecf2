import { useLinkWords } from '../../i18n/link-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { plainText } from '../../ui/plain-text.ts';
import { Ended } from '../ended.tsx';

export default function LinkCancelledScreen({ view, send }: ScreenProps<'cancelled'>) {
  const words = useLinkWords();
  const merchant = plainText(view.merchant.name, 60);
  return (
    <Ended
      title={words.cancelled.title}
      text={words.cancelled.text(merchant)}
      more={words.late(plainText(view.provider, 40), merchant)}
      view={view}
      send={send}
    />
  );
}
