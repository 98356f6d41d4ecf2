interface Dialled {
  /** To an account at any other bank. */
  readonly toOthers: string;
  /** To an account at the same bank, where that is dialled otherwise or the same. */
  readonly toSame?: string;
}

const anyBank = (string: string): Dialled => ({ toOthers: string, toSame: string });

/**
 * What a payer dials to transfer, by the CBN code of their bank. Only banks whose order of amount and account is certain; several lists of Nigerian
 * bank codes agree on each. `A` is the amount in whole naira, `N` the account number.
 */
const dialled: Readonly<Record<string, Dialled>> = {
  '011': anyBank('*894*A*N#'),
  '033': { toOthers: '*919*4*N*A#' },
  '057': anyBank('*966*A*N#'),
  '058': { toOthers: '*737*2*A*N#', toSame: '*737*1*A*N#' },
  '070': anyBank('*770*N*A#'),
  '076': anyBank('*833*A*N#'),
  '082': anyBank('*7111*A*N#'),
  '214': anyBank('*329*A*N#'),
  '232': { toOthers: '*822*5*A*N#' },
};

/** The string to dial, undefined where it is not known for sure. */
export function transferUssd(
  bankCode: string | undefined,
  transfer: { accountNumber: string; amountMinor: number; isSameBank: boolean },
): string | undefined {
  const known = bankCode === undefined ? undefined : dialled[bankCode];
  const pattern = transfer.isSameBank ? known?.toSame : known?.toOthers;
  if (pattern === undefined || transfer.amountMinor % 100 !== 0) return undefined;
  return pattern.replace('A', String(transfer.amountMinor / 100)).replace('N', transfer.accountNumber);
}
