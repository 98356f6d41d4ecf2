import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { plainText } from '../../ui/plain-text.ts';
import { Ended } from '../ended.tsx';

export default function CancelledScreen({ view, send }: ScreenProps<'cancelled'>) {
  const words = useWords().cancelled;
  return (
    <Ended
      title={words.title}
      text={words.text(plainText(view.merchant.name, 60))}
      merchant={view.merchant}
      send={send}
    />
  );
}
