import type { Fault } from '../scenarios/behaviour.ts';
import type { PageTrouble } from './trouble.ts';

/** The groups of the table, in its order, as people read them. */
export const pageScenarioGroups = {
  returns: 'How the payer comes back',
  initiation: 'What happens to the call that makes the page',
  addresses: 'Where the page is said to be',
} as const;

/** What goes wrong around a page for a mandate or for linking: chosen by the kobo of a mandate's amount, or by a control call. */
export interface PageScenario {
  readonly id: string;
  readonly group: keyof typeof pageScenarioGroups;
  /** The last two digits of the amount in kobo. */
  readonly kobo: string;
  readonly title: string;
  /** What happens, for people. */
  readonly story: string;
  readonly trouble: PageTrouble;
}

const entriesOf =
  (group: PageScenario['group']) =>
  <const Id extends string>(id: Id, kobo: string, title: string, story: string, trouble: PageTrouble) =>
    ({ id, group, kobo, title, story, trouble }) satisfies PageScenario;

const returns = entriesOf('returns');
const initiation = entriesOf('initiation');
const addresses = entriesOf('addresses');

const once = (answer: Fault['answer']): PageTrouble => ({ fault: { answer, times: 1 } });
const done = (answer: Fault['answer']): PageTrouble => ({ fault: { answer, times: 1, effect: 'done' } });

/** The same kobo choose the same trouble for payments by link. */
export const pageScenarios = [
  returns('page-straight', '00', 'Straight through', 'The payer is sent back with the truth.', {}),
  returns('page-no-return', '01', 'No way back', 'Whatever becomes of it, the page sends nobody back.', {
    returns: 'never',
  }),
  returns(
    'page-says-successful',
    '02',
    'A return that lies',
    'The payer is sent back with status=successful.',
    {
      returns: 'says-successful',
    },
  ),
  returns('page-bare-return', '03', 'A return without a word', 'The payer is sent back with nothing added.', {
    returns: 'bare',
  }),
  returns(
    'page-other-return',
    '04',
    'A return of another',
    'The payer is sent back with another reference.',
    {
      returns: 'another-reference',
    },
  ),
  returns('page-says-failed', '05', 'A return that denies', 'The payer is sent back with status=failed.', {
    returns: 'says-failed',
  }),
  initiation(
    'page-silent-after',
    '21',
    'Made, and silent',
    'The first call makes the page and never answers.',
    {
      ...done({ kind: 'silent' }),
    },
  ),
  initiation(
    'page-silent-before',
    '22',
    'Silent, and not made',
    'The first call makes nothing and never answers.',
    {
      ...once({ kind: 'silent' }),
    },
  ),
  initiation('page-502-after', '23', 'Made, and 502', 'The first call makes the page and answers 502.', {
    ...done({ kind: 'gateway', status: 502 }),
  }),
  initiation('page-502-before', '24', '502, and not made', 'The first call makes nothing and answers 502.', {
    ...once({ kind: 'gateway', status: 502 }),
  }),
  initiation(
    'page-cut-after',
    '25',
    'Made, and cut',
    'The first call makes the page and cuts the connection.',
    {
      ...done({ kind: 'cut' }),
    },
  ),
  initiation(
    'page-answered-twice',
    '26',
    'Two pages for one reference',
    'The first call makes a page and cuts the connection, a second one makes another page. Both can be used.',
    { ...done({ kind: 'cut' }), takesReferenceAgain: true },
  ),
  initiation(
    'page-429',
    '27',
    'Too many requests',
    'The first call is answered 429, to be tried after two seconds.',
    {
      ...once({ kind: 'rate-limited', retryAfterSeconds: 2 }),
    },
  ),
  initiation(
    'page-html',
    '28',
    'Made, and a stray page',
    'The first call makes the page and answers with HTML.',
    {
      ...done({ kind: 'spoilt', how: 'html' }),
    },
  ),
  addresses(
    'page-foreign',
    '31',
    'A foreign host',
    'The page is said to be at a host that is not the provider’s.',
    {
      address: 'foreign',
    },
  ),
  addresses(
    'page-look-alike',
    '32',
    'A host that looks like it',
    'The right host stands in front of a wrong one.',
    {
      address: 'look-alike',
    },
  ),
  addresses(
    'page-userinfo',
    '33',
    'A host in front of an @',
    'The right host stands where a user name belongs.',
    {
      address: 'userinfo',
    },
  ),
  addresses('page-javascript', '34', 'An address that is a script', 'The address begins with javascript:.', {
    address: 'javascript',
  }),
  addresses('page-data', '35', 'An address that is a page', 'The address begins with data:.', {
    address: 'data',
  }),
  addresses('page-plain', '36', 'Without TLS', 'The address begins with http:, on the provider’s host.', {
    address: 'plain',
  }),
  addresses('page-no-address', '37', 'No address', 'The answer says that all is well and has no address.', {
    address: 'missing',
  }),
  addresses('page-empty-address', '38', 'An empty address', 'The address is an empty text.', {
    address: 'empty',
  }),
] as const satisfies readonly PageScenario[];

export type PageScenarioId = (typeof pageScenarios)[number]['id'];

const byKobo = new Map<string, PageScenario>(pageScenarios.map((entry) => [entry.kobo, entry]));
const byId = new Map<string, PageScenario>(pageScenarios.map((entry) => [entry.id, entry]));

/** Amounts whose kobo choose nothing go straight through. */
export const pageScenarioOfAmount = (amountMinor: number): PageScenario =>
  byKobo.get(String(amountMinor % 100).padStart(2, '0')) ?? pageScenarios[0];

export const pageScenarioById = (id: string): PageScenario | undefined => byId.get(id);
