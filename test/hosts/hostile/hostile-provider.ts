import { hostileThings, hostileWords } from '../../support/hostile-words.ts';

type Bag = Record<string, unknown>;

/** Members of the provider's answers that are read or shown to people, and no word of which decides anything. */
const shown =
  /^(name|hint|title|icon|primaryColor|primary_color|forgotPasswordLink|narration|bank|account_name)$/;
const colours = [
  'red;}body{display:none}',
  'url(https://trap.example/x)',
  'var(--ink)',
  '#fff',
  '#003da5;x:y',
  'expression(1)',
];
const icons = [
  'javascript:alert(1)',
  'data:text/html,<script>globalThis.sprung=1</script>',
  'https://trap.example/i.svg',
  '//trap.example/i',
];
const MANY = 50;
const MAX_IN_LIST = 400;
const MAX_ALONE = 2_000;

/** Turns what the bank answers into what a hostile one could: other texts each time, more options and accounts than anybody has. */
export function hostileProvider(keep: RegExp): (response: Response) => Promise<Response> {
  let at = 0;
  /** A long list with texts of any length would be too large to be read at all. */
  let longest = 0;
  const next = <T>(list: readonly T[]): T => {
    at += 1;
    return list[at % list.length] as T;
  };

  const textFor = (key: string, text: string): unknown => {
    if (/colou?r/i.test(key)) return next(colours);
    if (/icon|link/i.test(key)) return next(icons);
    // What a test has to find again keeps its beginning.
    if (keep.test(text)) return `${text} ${next(hostileWords).slice(0, longest)}`;
    return at % 9 === 0 ? next(hostileThings) : next(hostileWords).slice(0, longest);
  };

  const twisted = (value: unknown, key: string, of: Bag): unknown => {
    if (Array.isArray(value)) return more(value, key).map((each) => twisted(each, key, of));
    if (typeof value === 'object' && value !== null) {
      const bag = value as Bag;
      return Object.fromEntries(Object.entries(bag).map(([name, each]) => [name, twisted(each, name, bag)]));
    }
    const isFieldName = key === 'name' && 'contentType' in of;
    const isShown = (shown.test(key) && !isFieldName) || (key === 'type' && 'accountNumber' in of);
    return typeof value === 'string' && isShown ? textFor(key, value) : value;
  };

  /** Accounts to choose from, fields of a form with a choice of every hostile text, destinations. */
  const more = (list: readonly unknown[], key: string): readonly unknown[] => {
    const [first] = list;
    if (typeof first !== 'object' || first === null) return list;
    if ('accountNumber' in first) {
      const others = Array.from({ length: MANY }, (_, n) => ({
        ...first,
        accountNumber: next([`08${n}`.padEnd(10, '4'), ...hostileWords]),
      }));
      return [...list, ...others];
    }
    if (key === 'form' && 'contentType' in first && longest > MAX_IN_LIST) {
      const options = [...hostileWords.map((word) => word.slice(0, longest)), ...hostileThings].map(
        (value) => ({
          value,
          label: next(hostileWords),
        }),
      );
      return [...list, { ...first, name: 'choice', contentType: 'string', type: 'elements.select', options }];
    }
    return list;
  };

  return async (response) => {
    if (!response.headers.get('content-type')?.includes('json')) return response;
    const text = await response.clone().text();
    longest = text.length > 20_000 ? MAX_IN_LIST : MAX_ALONE;
    const body: unknown = JSON.parse(text);
    return Response.json(twisted(body, '', {}), { status: response.status });
  };
}

/** The bank behind knows nothing of the field that was put in. */
export async function withoutChoice(request: Request): Promise<Request> {
  const text = await request.clone().text();
  if (!text.includes('"choice"')) return request;
  const { choice, ...known } = JSON.parse(text) as Bag;
  return new Request(request, { body: JSON.stringify(known) });
}
