import { useAgreeingWords } from '../../i18n/agreeing-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { plainText } from '../../ui/plain-text.ts';
import { Ended } from '../ended.tsx';

export default function MandateCancelledScreen({ view, send }: ScreenProps<'cancelled'>) {
  const words = useAgreeingWords();
  return (
    <Ended
      title={words.cancelled.title}
      text={words.cancelled.text(plainText(view.merchant.name, 60))}
      more={words.stillUnderWay}
      view={view}
      send={send}
    />
  );
}
