import { useWords } from '../i18n/words.ts';
import { plainText } from '../ui/plain-text.ts';

interface SupportLinesProps {
  readonly merchant: { readonly name: string; readonly support?: string };
  readonly supportCode: string;
}

/** What a payer tells whom, on every screen where something can have gone wrong. */
export function SupportLines({ merchant, supportCode }: SupportLinesProps) {
  const words = useWords().shell;
  const contact = merchant.support === undefined ? undefined : plainText(merchant.support);
  return (
    <>
      <p class="small">{words.supportCode(plainText(supportCode, 20))}</p>
      <p class="small">{words.support(plainText(merchant.name, 60), contact)}</p>
    </>
  );
}
