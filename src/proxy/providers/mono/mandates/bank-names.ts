/** Names that payers know their banks by, by NIP code, where the list has the registered one. */
const known: Readonly<Record<string, string>> = {
  '000001': 'Sterling Bank',
  '000002': 'Keystone Bank',
  '000003': 'FCMB',
  '000004': 'UBA',
  '000006': 'Jaiz Bank',
  '000007': 'Fidelity Bank',
  '000008': 'Polaris Bank',
  '000010': 'Ecobank',
  '000011': 'Unity Bank',
  '000012': 'Stanbic IBTC Bank',
  '000013': 'GTBank',
  '000014': 'Access Bank',
  '000015': 'Zenith Bank',
  '000016': 'First Bank',
  '000017': 'Wema Bank',
  '000018': 'Union Bank',
  '000021': 'Standard Chartered Bank',
  '000022': 'SunTrust Bank',
  '000023': 'Providus Bank',
  '000025': 'Titan Trust Bank',
  '000026': 'TAJBank',
  '000027': 'Globus Bank',
};

const legalForm = /\s+(plc|ltd|limited)\.?$/i;
const smallWords: ReadonlySet<string> = new Set(['of', 'for', 'and', 'the']);

/** A bank's name as payers know it: a known one by its NIP code, else the listed one without its legal form, and not in capitals throughout. */
export function bankName(listed: string, nipCode: string | undefined): string {
  const name = nipCode !== undefined && Object.hasOwn(known, nipCode) ? known[nipCode] : undefined;
  if (name !== undefined) return name;
  const bare = listed.replace(legalForm, '') || listed;
  return bare === bare.toUpperCase() ? inTitleCase(bare) : bare;
}

/** Short words without a vowel are initials and stay as they are, as does a name that is no more than one short word. */
function inTitleCase(name: string): string {
  if (/^\S{1,5}$/.test(name)) return name;
  return name
    .split(' ')
    .map((word, at) => {
      const low = word.toLowerCase();
      if (at > 0 && smallWords.has(low)) return low;
      return /^[^aeiou]{1,4}$/i.test(word) ? word : `${word.slice(0, 1)}${low.slice(1)}`;
    })
    .join(' ');
}
