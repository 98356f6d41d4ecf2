import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { plainText } from '../../ui/plain-text.ts';
import { Ended } from '../ended.tsx';

export default function CancelledScreen({ view, send }: ScreenProps<'cancelled'>) {
  const words = useWords();
  const name = plainText(view.merchant.name, 60);
  return (
    <Ended
      title={words.cancelled.title}
      text={words.cancelled.text(name)}
      more={words.declined.check(name)}
      merchant={view.merchant}
      send={send}
    />
  );
}
