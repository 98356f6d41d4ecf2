import { ProblemError } from '../../contract/problem.ts';
import { isPlainText } from './request-body.ts';

/** The query as names and values. A name given twice, a broken escape or a NUL is `invalid_request`. */
export function readQuery(search: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const pair of search.replace(/^\?/, '').split('&')) {
    if (pair === '') continue;
    const [name, value] = pair.split(/=(.*)/s, 2).map(decode) as [string, string | undefined];
    if (name in Object.prototype || name in query) throw new ProblemError('invalid_request');
    query[name] = value ?? '';
  }
  return query;
}

function decode(text: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new ProblemError('invalid_request');
  }
  if (!isPlainText(decoded)) throw new ProblemError('invalid_request');
  return decoded;
}
