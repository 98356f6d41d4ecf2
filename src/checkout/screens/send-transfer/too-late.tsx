import { formatMoney } from '../../../contract/money.ts';
import type { ViewOf } from '../../../contract/session.ts';
import { useMandateWords } from '../../i18n/mandate-words.ts';
import { useWords } from '../../i18n/words.ts';
import { plainText } from '../../ui/plain-text.ts';
import { MerchantContact } from '../merchant-contact.tsx';

/** The deadline is over, and nobody knows yet how it ended: nothing more is to be sent. */
export function TooLate({ view }: { view: ViewOf<'send-transfer'> }) {
  const { shell } = useWords();
  const words = useMandateWords().tooLate;
  const amount = formatMoney(view.transferMinor, view.currency);
  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="sub">{words.text(amount, shell.when(view.deadlineAt))}</p>
      <h2 class="case">{words.sentTitle}</h2>
      <p class="sub">{words.sent(plainText(view.bank.name, 60))}</p>
      <h2 class="case">{words.notSentTitle}</h2>
      <p class="sub">{words.notSent}</p>
      <MerchantContact merchant={view.merchant} />
    </>
  );
}
