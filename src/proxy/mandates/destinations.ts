import type { TransferDestination } from '../../contract/mandate-view.ts';
import { given } from '../checkouts/view.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { isSameBank } from './same-bank.ts';
import { transferUssd } from './transfer-ussd.ts';

/** Where the transfer may go: the payer's own bank first, since such a transfer stays inside it; the first one is recommended. */
export function shownDestinations({
  destinations,
  bank,
  transferMinor,
}: Pick<MandateRecord, 'destinations' | 'bank' | 'transferMinor'>): TransferDestination[] {
  const marked = destinations.map((destination, index) => ({
    ...destination,
    id: String(index),
    isSame: bank !== undefined && isSameBank(destination.bankName, bank.name),
  }));
  const ordered = [...marked.filter(({ isSame }) => isSame), ...marked.filter(({ isSame }) => !isSame)];
  return ordered.map(({ id, bankName, accountNumber, colour, isSame }, index) => ({
    id,
    bankName,
    accountNumber,
    ...given({
      colour,
      recommended: index > 0 ? undefined : isSame ? ('same_bank' as const) : ('any_bank' as const),
      ussd: transferUssd(bank?.bankCode, {
        accountNumber,
        amountMinor: transferMinor ?? 0,
        isSameBank: isSame,
      }),
    }),
  }));
}
