import type { WireMandateBank } from '../../proxy/providers/mono/mandate-wire.ts';

const bank = (name: string, bank_code: string, nip_code: string, direct_debit: boolean): WireMandateBank => ({
  name,
  bank_code,
  nip_code,
  direct_debit,
});

/** The list of banks: the published sample's first three in its order, the rest of the covered ones, and some that are not. */
export const mandateBanks: readonly WireMandateBank[] = [
  bank('NIBSS', '999', '999999', false),
  bank('CBN', '001', '000028', false),
  bank('ACCESS BANK PLC', '044', '000014', true),
  bank('FIRST BANK OF NIGERIA PLC', '011', '000016', true),
  bank('UNION BANK OF NIGERIA PLC', '032', '000018', true),
  bank('GUARANTY TRUST BANK PLC', '058', '000013', true),
  bank('ZENITH INTERNATIONAL BANK PLC', '057', '000015', true),
  bank('ECOBANK Plc', '050', '000010', true),
  bank('FIDELITY BANK PLC', '070', '000007', true),
  bank('FIRST CITY MONUMENT BANK PLC', '214', '000003', true),
  bank('GLOBUS BANK LTD', '103', '000027', true),
  bank('JAIZ Bank', '301', '000006', true),
  bank('KEYSTONE BANK PLC', '082', '000002', true),
  bank('POLARIS BANK LIMITED', '076', '000008', true),
  bank('PROVIDUS BANK', '101', '000023', true),
  bank('STANBIC IBTC BANK LTD', '221', '000012', true),
  bank('STANDARD CHARTERED BANK PLC', '068', '000021', true),
  bank('STERLING BANK PLC', '232', '000001', true),
  bank('SUNTRUST BANK', '100', '000022', true),
  bank('TAJ BANK LTD', '302', '000026', true),
  bank('TITAN TRUST BANK', '102', '000025', true),
  bank('UNITED BANK for AFRICA PLC', '033', '000004', true),
  bank('UNITY BANK PLC', '215', '000011', true),
  bank('WEMA BANK', '035', '000017', true),
  bank('Kuda Bank', '672', '090267', false),
  bank('CITIBANK NIGERIA LTD', '023', '000009', false),
  bank('CORONATION MERCHANT BANK', '559', '060001', false),
  bank('LOTUS BANK', '303', '000029', false),
];

const appsWithMinimum: ReadonlySet<string> = new Set(['215', '032', '068', '050']);

/** What the app of a bank sends at least, kobo: ₦100 at Unity, Union, Standard Chartered and Ecobank. */
export const smallestOf = ({ bank_code }: WireMandateBank): number =>
  appsWithMinimum.has(bank_code) ? 10_000 : 1;

/** By either of its codes. */
export const mandateBankOf = (code: string): WireMandateBank | undefined =>
  mandateBanks.find(({ bank_code, nip_code }) => bank_code === code || nip_code === code);
