import { usePaymentWords } from '../../i18n/payment-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { plainText } from '../../ui/plain-text.ts';
import { Ended } from '../ended.tsx';
import { unlessPaidThere } from '../unless-paid-there.ts';

export default function CancelledScreen({ view, send }: ScreenProps<'cancelled'>) {
  const words = usePaymentWords();
  const name = plainText(view.merchant.name, 60);
  return (
    <Ended
      title={words.cancelled.title}
      text={words.cancelled.text(name)}
      more={unlessPaidThere(view, words)}
      view={view}
      send={send}
    />
  );
}
