/** Words that say of a bank's name nothing that tells it from another. */
const filler = /\b(bank|banks|plc|limited|ltd|nigeria|nig|of|for|the|international|mfb)\b/g;

/** Names that one bank goes by, brought down to one. */
const otherNames: Readonly<Record<string, string>> = {
  gt: 'guaranty trust',
  gtb: 'guaranty trust',
  gtbank: 'guaranty trust',
  guaranty: 'guaranty trust',
  uba: 'united africa',
  fcmb: 'first city monument',
  fbn: 'first',
  firstbank: 'first',
  stanbic: 'stanbic ibtc',
  titan: 'titan trust',
  'access diamond': 'access',
};

/** Whether two names, written by different lists, mean the same bank. In doubt not. */
export function isSameBank(one: string, other: string): boolean {
  const name = plain(one);
  return name !== '' && name === plain(other);
}

function plain(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/\(.*?\)/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(filler, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return otherNames[words] ?? words;
}
