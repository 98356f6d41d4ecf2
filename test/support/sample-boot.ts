import type { PageBoot } from '../../src/contract/page-boot.ts';
import { pageMethods } from '../../src/contract/provider-page.ts';
import type { Bank } from '../../src/contract/view-parts.ts';
import { sampleView } from '../model/sample-views.ts';

const towns =
  'Abeokuta Akure Asaba Bauchi Benin Calabar Enugu Gombe Ibadan Ilorin Jos Kaduna Kano Lokoja Minna Nsukka Owerri Sokoto Uyo Yola'.split(
    ' ',
  );
const kinds = [
  'Trust Bank',
  'Savings and Loans',
  'Microfinance Bank',
  'Merchant Bank',
  'Commercial Bank Plc',
];

/** A number from 0 to 2^32, spread evenly and the same every time. */
function spread(index: number): number {
  let bits = Math.imul(index + 1, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  return (bits ^ (bits >>> 13)) >>> 0;
}

const hex = (seed: number, digits: number): string =>
  Array.from({ length: digits }, (_, at) => (spread(seed * 31 + at) & 15).toString(16)).join('');

/** Invented banks, as long and as unlike each other as real lists are: ids of 24 digits, colours, codes and nicknames. */
export function sampleBanks(count: number): Bank[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `${towns[index % towns.length]} ${kinds[Math.floor(index / towns.length) % kinds.length]}`;
    const code = String(spread(index) % 1_000).padStart(3, '0');
    return {
      id: `${hex(index, 24)}.${index % 5 === 0 ? 'business' : 'personal'}`,
      name,
      segment: index % 5 === 0 ? 'business' : 'personal',
      methods: index % 3 === 0 ? ['Internet banking', 'Mobile banking'] : ['Internet banking'],
      colour: `#${hex(index + 7_000, 6)}`,
      find: `${name.slice(0, 3).toLowerCase()}b ${code} *${spread(index + 99) % 1_000}#`,
    };
  });
}

/** What the proxy puts into the page of a checkout that stands at the bank list. */
export function bootWithBanks(count: number): PageBoot {
  const view = sampleView('choose-bank');
  return bootWith(view.step === 'choose-bank' ? { ...view, banks: sampleBanks(count) } : view);
}

/** The same where the choice of how to pay comes first, with every way there is. */
export function bootWithWays(): PageBoot {
  const view = sampleView('choose-way');
  const onPage = pageMethods.map((method) => ({ way: 'provider-page' as const, method }));
  return bootWith(view.step === 'choose-way' ? { ...view, ways: [{ way: 'bank' }, ...onPage] } : view);
}

function bootWith(view: PageBoot['view']): PageBoot {
  return {
    view,
    pageToken: hex(1, 120),
    pageTokenExpiresAt: '2026-11-21T12:15:00.000Z',
    allowedOrigins: ['https://shop.adirelane.example'],
  };
}
