/** The bank's code as the check digit takes it: three digits behind zeros, five behind a nine (CBN: NUBAN standard, 2020 revision). */
function sixDigits(bankCode: string): string | undefined {
  if (!/^(\d{3}|\d{5}|\d{6})$/.test(bankCode)) return undefined;
  return bankCode.length === 5 ? `9${bankCode}` : bankCode.padStart(6, '0');
}

/**
 * Whether ten digits end as numbers of this bank usually do. A hint and no more: wallets and numbers that providers themselves print
 * end otherwise. True where nothing can be said.
 */
export function endsAsUsual(accountNumber: string, bankCode: string | undefined): boolean {
  const bank = sixDigits(bankCode ?? '');
  if (bank === undefined || !/^\d{10}$/.test(accountNumber)) return true;
  const sum = [...bank, ...accountNumber.slice(0, 9)].reduce(
    (total, digit, at) => total + Number(digit) * (at % 3 === 1 ? 7 : 3),
    0,
  );
  return (10 - (sum % 10)) % 10 === Number(accountNumber[9]);
}
