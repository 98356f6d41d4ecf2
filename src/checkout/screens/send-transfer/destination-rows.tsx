import type { TransferDestination } from '../../../contract/mandate-view.ts';
import { useMandateWords } from '../../i18n/mandate-words.ts';
import { CopyRow } from '../../ui/copy-row.tsx';
import { plainText } from '../../ui/plain-text.ts';
import type { CopyContext } from './copy-context.ts';

interface DestinationRowsProps {
  readonly destination: TransferDestination;
  /** The payer's own bank, which runs the code to dial. */
  readonly bank: string;
  readonly main: boolean;
  readonly copies: CopyContext;
}

/** Ten digits as people read them out: 002 002 5928. */
function grouped(number: string): readonly string[] {
  return [number.slice(0, 3), number.slice(3, 6), number.slice(6)].filter((part) => part !== '');
}

/** iPhones dial no code with a star or a hash in it from a page. */
const dials = () => /Android/i.test(navigator.userAgent);

/** One account to send to: its number, its bank and, where one is known, the code that sends by a call. */
export function DestinationRows({ destination, bank, main, copies }: DestinationRowsProps) {
  const words = useMandateWords().sendTransfer;
  const name = plainText(destination.bankName, 60);
  const number = destination.accountNumber.replace(/\D/g, '');
  const code =
    destination.ussd !== undefined && /^\*[\d*]{3,60}#$/.test(destination.ussd) && destination.ussd;
  return (
    <>
      <CopyRow
        {...copies.of(words.number)}
        label={main ? words.number : name}
        parts={grouped(number)}
        spoken={number.split('').join(' ')}
        size={main ? 'large' : undefined}
        copyLabel={main ? words.copyNumber : words.copyNumberAt(name)}
      />
      {main && (
        <CopyRow {...copies.of(words.bank)} label={words.bank} parts={[name]} copyLabel={words.copyBank} />
      )}
      {code && (
        <CopyRow
          {...copies.of(words.dial)}
          label={words.ussd(bank)}
          parts={[code]}
          copyLabel={words.copyUssd}
          action={
            dials() ? (
              <a class="copy" href={`tel:${code.replace('#', '%23')}`} aria-label={words.dialLabel(code)}>
                {words.dial}
              </a>
            ) : undefined
          }
        />
      )}
    </>
  );
}
