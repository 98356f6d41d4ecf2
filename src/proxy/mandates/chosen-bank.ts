import type { MandateBank } from '../../contract/mandate-view.ts';
import { given } from '../checkouts/view.ts';
import type { ProviderMandateBank } from '../providers/mandate-provider.ts';
import type { ChosenMandateBank, MandateBankRecord } from '../store/mandate-records.ts';

/** The bank that was tapped, as it is in the list now. */
export function chosenFrom(bank: ProviderMandateBank): ChosenMandateBank {
  const { id, name, bankCode, nipCode, colour, smallestTransferMinor } = bank;
  return { id, name, bankCode, ...given({ nipCode, colour, smallestTransferMinor }) };
}

/** As a payer's page shows it. */
export function shownBank({
  id,
  name,
  bankCode,
  colour,
  smallestTransferMinor,
}: MandateBankRecord): MandateBank {
  return { id, name, ...given({ colour, bankCode, smallestTransferMinor }) };
}
