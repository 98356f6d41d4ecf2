import { useWords } from '../i18n/words.ts';
import { plainText } from '../ui/plain-text.ts';

/** The bank's own sentence, marked as the bank's, as plain text with its line breaks. */
export function BankPrompt({ bank, prompt }: { bank: string; prompt: string | undefined }) {
  const words = useWords().authorise;
  if (prompt === undefined || prompt.trim() === '') return null;
  return (
    <div class="card">
      <p class="note">{words.prompt(bank)}</p>
      <p class="lines">{plainText(prompt, 600, true)}</p>
    </div>
  );
}
