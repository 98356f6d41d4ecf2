/** A Nigerian bank and the words people look for it by. Codes are text: they have leading zeros, and letters. */
interface BankWords {
  /** CBN's three digits where there are such, NIP's six, and further codes in use for the same bank. */
  readonly codes: readonly string[];
  /** Names that an entry may go by, its own first. */
  readonly names: readonly string[];
  /** Short forms, former names, apps. */
  readonly nicknames: readonly string[];
  readonly ussd: readonly string[];
}

const listOf = (words: string, separator: string) => (words === '' ? [] : words.split(separator));

const bank = (codes: string, names: string, nicknames = '', ussd = ''): BankWords => ({
  codes: codes.split(' '),
  names: names.split(', '),
  nicknames: listOf(nicknames, ' '),
  ussd: listOf(ussd, ' '),
});

const banks: readonly BankWords[] = [
  bank('044 000014', 'access', 'accessmore intercontinental diamond', '*901#'),
  bank('063 000005', 'access diamond, diamond', '', '*426# *710# *901#'),
  bank('023 000009', 'citibank, citi', ''),
  bank('050 000010', 'ecobank', 'eco oceanic', '*326#'),
  bank('070 000007', 'fidelity', '', '*770#'),
  bank('011 000016', 'first bank of nigeria, first, firstbank', 'fbn', '*894#'),
  bank('214 000003', 'first city monument, fcmb', 'finbank', '*329#'),
  bank('030 000020', 'heritage', 'enterprise spring', '*745# *322#'),
  bank('103 000027 00103', 'globus', '', '*989#'),
  bank('058 000013', 'guaranty trust, gtbank, gtb', 'gtco gt', '*737#'),
  bank('301 000006', 'jaiz', 'islamic', '*773# *389*301# *389#'),
  bank('082 000002', 'keystone', 'bankphb platinum habib', '*7111#'),
  bank('303 000029', 'lotus', 'islamic', '*5045#'),
  bank('107 000036', 'optimus', '', '*930#'),
  bank('104 000030 526 090004', 'parallex', '', '*1242# *322*318*0#'),
  bank('076 000008', 'polaris', 'skye vulte mainstreet afribank', '*833#'),
  bank('105 000031', 'premiumtrust, premium trust', 'ptb', '*858#'),
  bank('101 000023', 'providus', ''),
  bank('106 000034', 'signature', ''),
  bank('221 000012', 'stanbic ibtc, stanbic', '', '*909#'),
  bank('068 000021', 'standard chartered', 'scb stanchart'),
  bank('232 000001', 'sterling', 'onebank specta equitorial', '*822#'),
  bank('100 000022', 'suntrust, sun trust', '', '*5230#'),
  bank('302 000026', 'taj', 'tajbank islamic', '*898#'),
  bank('102 000025', 'titan trust, titan', 'ttb', '*922#'),
  bank('032 000018', 'union bank of nigeria, union', 'ubn', '*826#'),
  bank('033 000004', 'united bank for africa, uba', 'leo', '*919#'),
  bank('215 000011', 'unity', '', '*7799#'),
  bank('035 000017 035A', 'wema, alat by wema, alat', '', '*945# *945*100#'),
  bank('057 000015', 'zenith', '', '*966#'),
  bank('559 060001', 'coronation merchant, coronation', ''),
  bank('060002', 'fbnquest merchant, fbnquest', 'quest'),
  bank('060003', 'nova merchant, nova', ''),
  bank('502 000024', 'rand merchant', 'rmb'),
  bank('501 400001', 'fsdh merchant, fsdh', ''),
  bank('090267 50211 672', 'kuda microfinance, kuda', ''),
  bank('100004 999992', 'opay', 'paycom owealth', '*955#'),
  bank('100033 999991', 'palmpay', '', '*861#'),
  bank('090405 50515', 'moniepoint microfinance, moniepoint', 'monie teamapt', '*5573# *888#'),
  bank('090110 566', 'vfd microfinance, vfd', 'vbank', '*5037#'),
  bank('100026 565', 'carbon, one finance', 'paylater', '*1303#'),
  bank('120001', '9 payment service, 9psb', '9mobile', '*990#'),
  bank('120003', 'momo payment service, momo', 'mtn', '*671#'),
  bank('120004', 'smartcash payment service, smartcash', 'airtel'),
  bank('120002', 'hopepsb, hope payment service, hope', 'unified'),
  bank('100002', 'paga', 'doroki', '*242#'),
  bank('125 090175', 'rubies microfinance, rubies', '', '*7797#'),
  bank('090325 51310', 'sparkle microfinance, sparkle', ''),
  bank('090328 50126', 'eyowo microfinance, eyowo', '', '*4255#'),
  bank('090134 602', 'accion microfinance, accion', '', '*572#'),
  bank('090286 51113', 'safe haven microfinance, safe haven', 'safehaven'),
  bank('100022', 'gomoney', 'sterling'),
  bank('090177', 'lapo microfinance, lapo', ''),
  bank('090198', 'renmoney microfinance, renmoney', ''),
  bank('090551 51318', 'fairmoney microfinance, fairmoney', 'fair'),
  bank('090121 50383', 'hasal microfinance, hasal', '', '*322*127#'),
  bank('090115 51211', 'tcf microfinance, tcf', 'total credit', '*908#'),
  bank('090097 562', 'ekondo microfinance, ekondo', '', '*540*178#'),
  bank('070010 801', 'abbey mortgage, abbey', '', '*332#'),
  bank('070007 031', 'livingtrust mortgage, living trust mortgage', '', '*723*312#'),
  bank('070001', 'npf microfinance, npf', 'police'),
];

/** A brand that banks under another's code without being that bank. */
const brandsApart: ReadonlySet<string> = new Set(['brass']);

/** Words that are in too many names to find one by. */
const filler = /^(bank|of|for|the|nigeria|and|trust|service|payment|microfinance|merchant)$/;

const byName = new Map(banks.flatMap((one) => one.names.map((name) => [plain(name), one] as const)));
const byCode = new Map(banks.flatMap((one) => one.codes.map((code) => [code, one] as const)));

/**
 * Words that find a bank beside its name: nicknames, former names, CBN and NIP code, USSD code with and without its signs.
 * Lower case, space-separated; undefined for a bank that is not listed here and has no code.
 */
export function bankSearchWords(entry: { name: string; code: string | undefined }): string | undefined {
  const name = plain(entry.name);
  const code = entry.code?.toUpperCase();
  const listed =
    byName.get(name) ?? (code === undefined || brandsApart.has(name) ? undefined : byCode.get(code));
  const words = new Set([
    ...(code === undefined ? [] : [code.toLowerCase()]),
    ...(listed ? wordsOf(listed) : []),
  ]);
  return words.size === 0 ? undefined : [...words].join(' ');
}

function wordsOf({ codes, names, nicknames, ussd }: BankWords): string[] {
  const named = names.flatMap((name) => name.split(' ')).filter((word) => !filler.test(word));
  const dialled = ussd.flatMap((code) => [code, code.replace(/\D/g, '')]);
  return [...named, ...nicknames, ...codes.map((code) => code.toLowerCase()), ...dialled];
}

/** A name without what entries add to it: "Bank", "Plc", "Nigeria", the segment, punctuation. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, ' ')
    .replace(/\b(bank|plc|ltd|limited|nigeria|of|business|corporate|personal|mfb)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
