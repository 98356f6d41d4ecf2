import { Sealed } from '../../contract/sealed.ts';
import type { ProviderMandate } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';

/** In what the provider's mandate is another one than ours; undefined where all that it tells is the same. */
export function differenceOf(mandate: MandateRecord, told: ProviderMandate): string | undefined {
  const { accountNumber, totalCapMinor } = told;
  if (told.reference !== mandate.reference) return 'reference';
  if (told.mode !== 'unknown' && told.mode !== mandate.mode) return 'mode';
  if (totalCapMinor !== undefined && totalCapMinor !== mandate.totalCapMinor) return 'amount';
  if (accountNumber !== undefined && accountNumber !== mandate.accountNumber.open()) return 'account';
  return undefined;
}

/** Keeps what names the mandate there, and that its mode was told. The provider's id is kept once and for all. */
export function takeTold(mandate: MandateRecord, told: ProviderMandate): void {
  mandate.providerId ??= told.providerId;
  mandate.nibssCode ??= told.nibssCode;
  mandate.modeTold ||= told.mode === mandate.mode;
  if (mandate.accountHolder === undefined && told.accountHolder !== undefined) {
    mandate.accountHolder = new Sealed(told.accountHolder);
  }
}
