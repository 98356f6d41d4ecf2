import { expect, test } from 'vitest';
import { lastFourOf } from '../../src/proxy/providers/mono/account-number.ts';
import { toDestinations } from '../../src/proxy/providers/mono/mandates/destinations.ts';
import { toLinkedAccounts, toMandateBank } from '../../src/proxy/providers/mono/mandates/mandate-accounts.ts';
import { toEcho, toListedAccounts, toVerifiedPayment } from '../../src/proxy/providers/mono/payments.ts';
import { toLinkedAccount } from '../../src/proxy/providers/mono/translate-account.ts';
import { toForm } from '../../src/proxy/providers/mono/translate-form.ts';
import { toInstitutions } from '../../src/proxy/providers/mono/translate-institutions.ts';
import { createToPage } from '../../src/proxy/providers/mono/translate-page.ts';
import { hostileThings, hostileWords, TRAP_HOST, unfitToShow } from '../support/hostile-words.ts';

const field = {
  type: 'elements.input',
  name: 'username',
  hint: 'User name',
  contentType: 'string',
  maxLength: 20,
  value: '',
  options: [{ value: 'one', label: 'One' }],
};
const ui = { title: 'Log in', form: [field] };
const institution = {
  _id: '5f2d08bf60b92e2888287704',
  name: 'Fidelity Bank',
  type: 'PERSONAL_BANKING',
  auth_methods: [{ _id: 'a1', type: 'internet_banking', name: 'Internet banking', ui }],
  icon: 'https://bank.example/icon.png',
  identifier: 'NG070',
  primaryColor: '#003da5',
  country: 'ng',
  bank_code: '070',
  forgotPasswordLink: 'https://bank.example/forgot',
};
const account = {
  name: 'BISI ADE',
  accountNumber: '0123456789',
  account_number: '0123456789',
  type: 'SAVINGS_ACCOUNT',
  currency: 'NGN',
  institution: { name: 'Fidelity Bank', bank_code: '070', icon: 'https://bank.example/icon.png' },
};
const payment = {
  status: 'successful',
  reference: 'ABCDEFGHIJ0123456789',
  amount: 500_000,
  currency: 'NGN',
  narration: 'Two yards of adire',
  account,
};

/** Everything of an answer that may reach a payer, and the adapter's reading of it. */
const readings: Readonly<Record<string, { from: unknown; read: (from: never) => unknown }>> = {
  institutions: { from: [institution], read: (list) => toInstitutions(list, () => undefined) },
  form: { from: ui, read: toForm },
  accounts: { from: [account], read: (list) => toListedAccounts(list, 0) },
  payment: { from: payment, read: toVerifiedPayment },
  echo: { from: { invoice: payment }, read: toEcho },
  'linked account': {
    from: { id: 'acc1', status: 'AVAILABLE', ...account },
    read: (told) => toLinkedAccount(told, {}, 'kobo'),
  },
  'account of a mandate': {
    from: [{ bank: 'Fidelity Bank', account_number: '0123456789', account_name: 'BISI ADE' }],
    read: toLinkedAccounts,
  },
  'bank of a mandate': {
    from: { institution: { name: 'Fidelity Bank' }, bank: 'Fidelity Bank' },
    read: toMandateBank,
  },
  destinations: {
    from: [{ bank_name: 'Fidelity Bank', account_number: '9020025928', icon: 'x', primary_color: '#003da5' }],
    read: toDestinations,
  },
};

type Path = readonly (string | number)[];

/** Where a value has something that is no object: `[0].name`, `[0].auth_methods[0].ui.title`. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, inner]) => placesIn(inner, [...path, key]))].filter(
    ({ length }) => length > 0,
  );
}

function withAt(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = withAt(copy[key], rest, put);
  return copy;
}

/** Texts in what was read, whatever they stand in; sealed ones are not shown to anybody. */
function textsIn(read: unknown, key = ''): { key: string; text: string }[] {
  if (typeof read === 'string') return [{ key, text: read }];
  if (read instanceof Map) return [...read].flatMap((pair) => textsIn(pair, key));
  if (Array.isArray(read)) return read.flatMap((each) => textsIn(each, key));
  if (typeof read !== 'object' || read === null) return [];
  return Object.entries(read).flatMap(([name, each]) => textsIn(each, name));
}

const shapes = new Set(['undefined', 'string', 'number', 'boolean', 'object']);

test.each(
  Object.entries(readings).flatMap(([name, reading]) =>
    placesIn(reading.from).map((path) => ({ name, reading, path, at: path.join('.') })),
  ),
)('$name: whatever stands at $at, only short plain texts are taken over', ({ reading, path }) => {
  for (const put of [...hostileWords, ...hostileThings]) {
    const read = reading.read(withAt(reading.from, path, put) as never);
    expect(shapes.has(typeof read)).toBe(true);
    const texts = textsIn(read);
    const wrong = texts.filter(
      ({ key, text }) =>
        unfitToShow.test(text) ||
        [...text].length > 400 ||
        (key === 'colour' && !/^#[0-9a-f]{6}$/.test(text)) ||
        (key === 'picture' && !/^data:image\/(png|jpeg|gif|webp);base64,/.test(text)) ||
        (key === 'number' && !/^[\d*xX]{1,24}$/.test(text)),
    );
    expect(wrong.map(({ key, text }) => [key, text.slice(0, 80)])).toEqual([]);
    expect(JSON.stringify(texts)).not.toContain('"props"');
    expect(texts.filter(({ key }) => /^(icon|logo|url|forgotPasswordLink)$/.test(key))).toEqual([]);
  }
});

test('of a number that is none there are no last four digits', () => {
  for (const put of [...hostileWords, ...hostileThings, '0123456789<b>', '<i>4821', 4821]) {
    const digits = lastFourOf(put);
    expect(digits === undefined || /^\d{4}$/.test(digits)).toBe(true);
  }
});

test('nobody is led to an address that is not exactly on a host of the provider', () => {
  const toPage = createToPage(['authorise.mono.example'], 'live');
  const near = [
    `https://authorise.mono.example.${TRAP_HOST}/x`,
    `https://authorise.mono.example@${TRAP_HOST}/x`,
    `https://${TRAP_HOST}/authorise.mono.example`,
    `https://${TRAP_HOST}#authorise.mono.example`,
    `https://${TRAP_HOST}\\@authorise.mono.example/x`,
    'https://authorise.mono.example:8443/x',
    'https://authorise.mono.example./x',
    'https://www.authorise.mono.example/x',
    'http://authorise.mono.example/x',
    '//authorise.mono.example/x',
    'HTTPS:authorise.mono.example/x',
    'https://аuthorise.mono.example/x',
    'intent://authorise.mono.example/x#Intent;scheme=https;end',
    'file:///authorise.mono.example/x',
    'monoapp://authorise.mono.example/x',
    ' https://authorise.mono.example/x',
    'https://authorise.mono.example/x\r\nLocation: /',
  ];
  const taken = [...near, ...hostileWords, ...hostileThings].filter(
    (address) => toPage(address) !== undefined,
  );
  expect(taken).toEqual([]);
  expect(toPage('https://authorise.mono.example/x')?.url.open()).toBe('https://authorise.mono.example/x');
});
