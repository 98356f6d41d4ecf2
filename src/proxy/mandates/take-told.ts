import { Sealed } from '../../contract/sealed.ts';
import { given } from '../checkouts/view.ts';
import type { LinkedMandateAccount, ProviderMandate } from '../providers/mandate-provider.ts';
import type { MandateBankRecord, MandateRecord } from '../store/mandate-records.ts';

/** In what the provider's mandate is another one than ours; undefined where all that it tells is the same. */
export function differenceOf(mandate: MandateRecord, told: ProviderMandate): string | undefined {
  const { accountNumber, totalCapMinor, perDebitMinor, debitType, type } = told;
  if (told.reference !== mandate.reference) return 'reference';
  if (told.mode !== 'unknown' && told.mode !== mandate.mode) return 'mode';
  if (debitType !== undefined && (debitType === 'fixed') !== (mandate.fixed !== undefined))
    return 'debit_type';
  if (type !== undefined && type !== mandate.type) return 'type';
  const amountMinor = perDebitMinor ?? totalCapMinor;
  if (amountMinor !== undefined && amountMinor !== amountOf(mandate)) return 'amount';
  const known = mandate.accountNumber?.open();
  const isOther = accountNumber !== undefined && known !== undefined && accountNumber !== known;
  return isOther && !mayBeChosen(mandate) ? 'account' : undefined;
}

/** What the provider's documents call the amount: of a fixed mandate that of each debit, of a variable one all that it may take. */
const amountOf = ({ fixed, totalCapMinor }: MandateRecord): number => fixed?.perDebitMinor ?? totalCapMinor;

/** On the provider's page the payer may choose another account until the bank has agreed to one. */
function mayBeChosen({ way, approvedAt }: MandateRecord): boolean {
  return way === 'provider-page' && approvedAt === undefined;
}

/** Another account than the one that was told before, while that may be. */
function isNewlyChosen(mandate: MandateRecord, { accountNumber }: ProviderMandate): boolean {
  return (
    mayBeChosen(mandate) && accountNumber !== undefined && accountNumber !== mandate.accountNumber?.open()
  );
}

/**
 * Keeps what names the mandate there, and that its mode was told. The provider's id is kept once and for all. Of what is chosen
 * on its page the account is the one told last before the bank agrees, and the bank is kept with that agreement.
 */
export function takeTold(mandate: MandateRecord, told: ProviderMandate): void {
  mandate.providerId ??= told.providerId;
  mandate.nibssCode ??= told.nibssCode;
  mandate.modeTold ||= told.mode === mandate.mode;
  if (isNewlyChosen(mandate, told)) {
    mandate.accountNumber = undefined;
    mandate.accountHolder = undefined;
  }
  const isAgreed = told.status === 'approved' || told.status === 'suspended';
  if (isAgreed || !mayBeChosen(mandate)) mandate.bank ??= told.bank && bankTold(told.bank);
  if (told.accountNumber !== undefined) mandate.accountNumber ??= new Sealed(told.accountNumber);
  if (told.linked && tellsLinked(mandate, told)) mandate.linked = linkedTold(told.linked);
  if (mandate.accountHolder === undefined && told.accountHolder !== undefined) {
    mandate.accountHolder = new Sealed(told.accountHolder);
  }
}

/** Whether a reading tells of accounts what is not kept yet. */
export function tellsOfAccounts(mandate: MandateRecord, told: ProviderMandate): boolean {
  return (
    (mandate.bank === undefined && told.bank !== undefined && !mayBeChosen(mandate)) ||
    isNewlyChosen(mandate, told) ||
    tellsLinked(mandate, told)
  );
}

function tellsLinked(mandate: MandateRecord, { linked }: ProviderMandate): boolean {
  if (mandate.type !== 'sweep' || linked === undefined) return false;
  return textOfLinked(linkedTold(linked)) !== textOfLinked(mandate.linked);
}

/** A database keeps no order of names. */
const textOfLinked = (linked: MandateRecord['linked']): string =>
  JSON.stringify(linked.map(({ bank, lastFour, readyToDebit }) => [bank, lastFour, readyToDebit]));

/** Without the names of their holders. */
const linkedTold = (linked: readonly LinkedMandateAccount[]): MandateRecord['linked'] =>
  linked.map(({ bank, lastFour, readyToDebit }) => ({ bank, lastFour, readyToDebit }));

const bankTold = ({ name, bankCode, nipCode }: NonNullable<ProviderMandate['bank']>): MandateBankRecord => ({
  id: nipCode ?? bankCode ?? name,
  name,
  ...given({ bankCode, nipCode }),
});
