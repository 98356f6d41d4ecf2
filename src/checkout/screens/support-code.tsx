import { useWords } from '../i18n/words.ts';
import { CopyLine } from '../ui/copy-line.tsx';
import { plainText } from '../ui/plain-text.ts';

/** What a payer tells a support person, who finds the payment by it. */
export function SupportCode({ code }: { code: string }) {
  const { shell, copying } = useWords();
  const value = plainText(code, 20);
  return (
    <CopyLine
      text={shell.supportCode(value)}
      value={value}
      copy={copying.copy}
      copyLabel={copying.copyCode}
      copied={copying.copied}
      failed={copying.failed}
    />
  );
}
