import * as v from 'valibot';
import { type ProblemCode, ProblemSchema, problems } from '../../../src/contract/problem.ts';
import { problemsOf } from '../../../src/proxy/routes/open-api.ts';
import type { Route } from '../../../src/proxy/routes/route.ts';
import type { BadRequest } from './draw-request.ts';

/** An answer, read to its end. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const StrictProblem = v.strictObject(ProblemSchema.entries);

/** What a person is answered with, by a page in a problem's stead. */
const pagesFor: Readonly<Record<string, readonly number[]>> = {
  openCheckoutPage: [404],
  openMandatePage: [404],
  useMandatePage: [403, 404, 422],
  returnFromProvider: [404],
  showLinkAsQr: [404],
};

/** Says what is wrong with an answer to a bad request, or nothing: whether it is one of the closed list, its own route's, and holds nothing of what was sent. */
export function createJudge(
  routes: readonly Route[],
): (sent: BadRequest, got: Answered) => string | undefined {
  const rows = routes.map((route) => ({
    route,
    pattern: new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    codes: new Set<ProblemCode>([...problemsOf(route), 'method_not_allowed']),
  }));

  return (sent, got) => {
    const { pathname } = new URL(sent.target, 'http://x');
    const method = sent.method === 'HEAD' ? 'GET' : sent.method;
    const here = rows.filter(({ pattern }) => pattern.test(pathname));
    const row = here.find(({ route }) => route.method === method);
    if (got.status >= 200 && got.status < 400) {
      return row ? undefined : `${got.status} where nothing is`;
    }
    const isProblem = got.headers.get('content-type') === 'application/problem+json';
    // A page may lead back to its own address.
    const text = isProblem ? got.text : got.text.replaceAll(`"${pathname}"`, '');
    if (`${text}\n${[...got.headers].join('\n')}`.includes(sent.mark)) return 'what was sent comes back';
    if (sent.method === 'HEAD') return got.text === '' ? undefined : 'a body where none belongs';
    if (!isProblem) {
      const pages = row ? pagesFor[row.route.name] : here.length === 0 ? [404] : [];
      return pages?.includes(got.status) ? undefined : `${got.status} without a problem`;
    }
    const read = v.safeParse(StrictProblem, parsed(got.text));
    if (!read.success) return 'a problem of another shape';
    const { code } = read.output;
    const { status, title, retryable } = problems[code];
    const isTrue =
      got.status === status &&
      read.output.status === status &&
      read.output.title === title &&
      read.output.retryable === retryable &&
      read.output.type === `urn:directpay:problem:${code}`;
    if (!isTrue) return `a ${code} that is not as the list has it`;
    if (code === 'internal') return 'a fault of ours';
    if (row) return row.codes.has(code) ? undefined : `a ${code} that its description does not name`;
    const wanted = here.length > 0 ? 'method_not_allowed' : 'not_found';
    return code === wanted ? undefined : `a ${code} where ${wanted} is due`;
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
