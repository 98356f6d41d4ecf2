import { useWords } from '../i18n/words.ts';
import { plainText } from '../ui/plain-text.ts';

interface MerchantContactProps {
  readonly merchant: { readonly name: string; readonly support?: string };
}

/** Whom a payer asks, on every screen where something can have gone wrong and on the receipt. */
export function MerchantContact({ merchant }: MerchantContactProps) {
  const words = useWords().shell;
  const contact = merchant.support === undefined ? undefined : plainText(merchant.support);
  return <p class="small">{words.support(plainText(merchant.name, 60), contact)}</p>;
}
