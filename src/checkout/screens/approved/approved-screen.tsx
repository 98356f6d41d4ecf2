import { useMandateWords } from '../../i18n/mandate-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { plainText } from '../../ui/plain-text.ts';
import { Agreed } from '../agreed.tsx';

/** The bank has agreed; nothing can be taken yet. */
export default function ApprovedScreen({ view, send }: ScreenProps<'approved'>) {
  const { agreed } = useMandateWords();
  const { fromSeconds, toSeconds } = view.readyUsually;
  const merchant = plainText(view.merchant.name, 60);
  const texts = [agreed.approvedText(merchant, fromSeconds, toSeconds), agreed.approvedHint];
  return <Agreed view={view} title={agreed.approved} texts={texts} send={send} />;
}
