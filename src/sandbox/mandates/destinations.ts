import type { WireTransferDestination } from '../../proxy/providers/mono/mandate-wire.ts';

/** `three` as published, one of them with a number that has lost its leading zero. The others are what a page has to survive. */
export type Destinations = 'three' | 'five' | 'twenty' | 'hostile' | 'empty' | 'none';

const icons = 'https://mono-public-bucket.s3.eu-west-2.amazonaws.com/images';

const destination = (
  bank_name: string,
  account_number: number | string,
  icon: string,
  primary_color: string,
): WireTransferDestination => ({ bank_name, account_number, icon: `${icons}/${icon}`, primary_color });

const three = [
  destination('Fidelity', 9_020_025_928, 'fidelity-bank-icon.png', '#081A6F'),
  destination('Paystack Titan', 9_880_218_357, 'paystack-icon.png', '#09A5DB'),
  destination('Parallex Bank', 107_049_662, 'parallex-logo.png', '#0056ba'),
];

const five = [
  ...three,
  destination('Providus Bank', '5400061287', 'providus-bank-icon.png', '#FFC423'),
  destination('Wema Bank', 7_821_664_105, 'wema-bank-icon.png', '#A4005A'),
];

const lists: Readonly<Record<Exclude<Destinations, 'none'>, readonly WireTransferDestination[]>> = {
  three,
  five,
  twenty: Array.from({ length: 20 }, (_, index) =>
    destination(`Collection Bank ${index + 1}`, 9_100_000_000 + index * 7_919, 'bank-icon.png', '#444444'),
  ),
  hostile: [
    destination(
      '<img src=x onerror=alert(1)>',
      '12 345 678 90',
      'x.png',
      'red;background:url(//evil.example)',
    ),
    destination('Ban\u202Ek of Nowhere', -5, 'x.png', '#12'),
    destination('N'.repeat(300), 12_345_678_901_234, 'x.png', ''),
    destination('', '90200259AB', 'x.png', '#081A6F'),
    destination('Fidelity', 9_020_025_928, 'fidelity-bank-icon.png', '#081A6F'),
  ],
  empty: [],
};

/** Undefined where an answer has no list of destinations at all. */
export const destinationsOf = (kind: Destinations): readonly WireTransferDestination[] | undefined =>
  kind === 'none' ? undefined : lists[kind];
