import { usePaymentWords } from '../i18n/payment-words.ts';
import { plainText } from '../ui/plain-text.ts';

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The bank's own sentence as it may be shown, without a first line that only repeats our heading; empty where nothing is left. */
export function promptBelow(heading: string, prompt: string | undefined): string {
  const [first = '', ...rest] = plainText(prompt ?? '', 600, true).split('\n');
  return (letters(first) === letters(heading) ? rest : [first, ...rest]).join('\n').trim();
}

/** What a bank says, marked as the bank's, as plain text with its line breaks. */
export function BankPrompt({ bank, prompt }: { bank: string; prompt: string }) {
  const words = usePaymentWords().ask;
  return (
    <div class="card">
      <p class="note">{words.prompt(bank)}</p>
      <p class="lines">{prompt}</p>
    </div>
  );
}
