import { type LinkScenario, linkEntriesOf } from '../scenario.ts';

const entry = linkEntriesOf('initiation');

const once = { times: 1 } as const;
const done = { effect: 'done' } as const;
const silent = { answer: { kind: 'silent' }, ...once } as const;
const badGateway = { answer: { kind: 'gateway', status: 502 }, ...once } as const;
const cut = { answer: { kind: 'cut' }, ...once } as const;

/** Answers that are lost, and one that is not true. */
export const initiation = [
  entry(
    'initiate-silent-after',
    '21',
    'Made, and silent',
    'The first call makes the page and never answers.',
    {
      initiation: { ...silent, ...done },
    },
  ),
  entry(
    'initiate-silent-before',
    '22',
    'Silent, and not made',
    'The first call makes nothing and never answers.',
    {
      initiation: silent,
    },
  ),
  entry('initiate-502-after', '23', 'Made, and 502', 'The first call makes the page and answers 502.', {
    initiation: { ...badGateway, ...done },
  }),
  entry('initiate-502-before', '24', '502, and not made', 'The first call makes nothing and answers 502.', {
    initiation: badGateway,
  }),
  entry(
    'initiate-cut-after',
    '25',
    'Made, and cut',
    'The first call makes the page and cuts the connection.',
    {
      initiation: { ...cut, ...done },
    },
  ),
  entry(
    'initiate-answered-twice',
    '26',
    'Two pages for one reference',
    'The first call makes a page and cuts the connection, a second one makes another page. Both can be paid.',
    { initiation: { ...cut, ...done }, takesReferenceAgain: true },
  ),
  entry(
    'initiate-429',
    '27',
    'Too many requests',
    'The first call is answered 429, to be tried after two seconds.',
    {
      initiation: { answer: { kind: 'rate-limited', retryAfterSeconds: 2 }, ...once },
    },
  ),
  entry(
    'initiate-html',
    '28',
    'Made, and a stray page',
    'The first call makes the page and answers with HTML.',
    {
      initiation: { answer: { kind: 'spoilt', how: 'html' }, ...done, ...once },
    },
  ),
  entry(
    'initiate-refuses-fresh',
    '29',
    'A fresh reference refused',
    'Every call is told that its reference was used, though it never was.',
    { refusesFresh: true },
  ),
] as const satisfies readonly LinkScenario[];
