import { useMandateWords } from '../../i18n/mandate-words.ts';
import { CopyRow } from '../../ui/copy-row.tsx';
import type { CopyContext } from './copy-context.ts';

interface DialRowProps {
  readonly code: string;
  readonly label: string;
  readonly copies: CopyContext;
}

/** A code that a phone takes: stars and digits to a hash. */
export function isDialled(code: string | undefined): code is string {
  return code !== undefined && /^\*[\d*]{2,60}#$/.test(code);
}

/** iPhones dial no code with a star or a hash in it from a page. */
const canDial = () => /Android/i.test(navigator.userAgent);

/** The transfer by a code: one tap on Android, to be copied elsewhere. */
export function DialRow({ code, label, copies }: DialRowProps) {
  const words = useMandateWords().sendTransfer;
  return (
    <CopyRow
      {...copies.of(words.code)}
      label={label}
      parts={[code]}
      copyLabel={words.copyUssd}
      {...(canDial() && {
        action: (
          <a class="copy" href={`tel:${code.replace('#', '%23')}`} aria-label={words.dialLabel(code)}>
            {words.dial}
          </a>
        ),
      })}
    />
  );
}
