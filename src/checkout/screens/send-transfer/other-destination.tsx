import type { TransferDestination } from '../../../contract/mandate-view.ts';
import { useMandateWords } from '../../i18n/mandate-words.ts';
import { plainText } from '../../ui/plain-text.ts';
import type { CopyContext } from './copy-context.ts';
import { DialRow, isDialled } from './dial-row.tsx';
import { NumberRow } from './number-row.tsx';

interface OtherDestinationProps {
  readonly destination: TransferDestination;
  readonly copies: CopyContext;
}

/** One more account that takes the transfer, by the name of its bank. */
export function OtherDestination({ destination, copies }: OtherDestinationProps) {
  const words = useMandateWords().sendTransfer;
  const name = plainText(destination.bankName);
  return (
    <>
      <NumberRow
        destination={destination}
        label={name}
        copyLabel={words.copyNumberAt(name)}
        copies={copies}
      />
      {isDialled(destination.ussd) && (
        <DialRow code={destination.ussd} label={words.orDial} copies={copies} />
      )}
    </>
  );
}
