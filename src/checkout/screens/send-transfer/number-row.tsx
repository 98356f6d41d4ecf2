import type { TransferDestination } from '../../../contract/mandate-view.ts';
import { useMandateWords } from '../../i18n/mandate-words.ts';
import { CopyRow } from '../../ui/copy-row.tsx';
import type { CopyContext } from './copy-context.ts';

interface NumberRowProps {
  readonly destination: TransferDestination;
  readonly label: string;
  readonly copyLabel: string;
  readonly size?: 'large';
  readonly copies: CopyContext;
}

/** An account number as people read it out, 002 002 5928, copied as the ten digits it is. */
export function NumberRow({ destination, label, copyLabel, size, copies }: NumberRowProps) {
  const words = useMandateWords().sendTransfer;
  const number = destination.accountNumber.replace(/\D/g, '').slice(0, 10);
  return (
    <CopyRow
      {...copies.of(words.number)}
      label={label}
      parts={[number.slice(0, 3), number.slice(3, 6), number.slice(6)]}
      spoken={number.split('').join(' ')}
      size={size}
      copyLabel={copyLabel}
    />
  );
}
