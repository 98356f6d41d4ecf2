import { useMandateWords } from '../../i18n/mandate-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { plainText } from '../../ui/plain-text.ts';
import { Agreed } from '../agreed.tsx';

/** The merchant can take what was agreed. */
export default function ReadyScreen({ view, send }: ScreenProps<'ready'>) {
  const { agreed } = useMandateWords();
  const texts = [agreed.readyText(plainText(view.merchant.name, 60))];
  return <Agreed view={view} title={agreed.ready} texts={texts} send={send} />;
}
