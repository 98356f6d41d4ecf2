import * as v from 'valibot';
import { type ProblemCode, ProblemError } from '../../contract/problem.ts';
import type { PayerMandates } from '../mandates/service.ts';
import { type AskNotice, askDigits } from '../pages/mandate-page/ask-digits.ts';
import { confirmPage, mayDo, type PayerAction, payerActions } from '../pages/mandate-page/confirm-page.ts';
import { MANDATE_PASS_LIFETIME_MS, type MandatePasses } from '../pages/mandate-page/mandate-pass.ts';
import { overviewPage } from '../pages/mandate-page/overview-page.ts';
import { type SaidPage, saidPage } from '../pages/mandate-page/said-page.ts';
import { untoldPage } from '../pages/mandate-page/untold-page.ts';
import { createNonce, htmlReply } from './html-reply.ts';
import type { RateLimit } from './rate-limit.ts';
import { type Call, type Reply, type Route, route } from './route.ts';

export interface MandatePageDeps {
  readonly payerMandates: PayerMandates;
  readonly mandatePasses: MandatePasses;
  readonly logoOrigin: string | undefined;
  readonly publicUrl: string;
  /** By address. */
  readonly limitPageOpens: RateLimit;
}

/** What a link's token looks like at most; anything else opens nothing without being looked up. */
const tokenShape = /^[A-Za-z0-9_-]{16,200}$/;
const COOKIE = 'mandate';
/** Links get parameters added on their way; only these are looked at. `opened`: the digits were right, and the cookie should be back by now. */
const QuerySchema = v.object({
  confirm: v.optional(v.string()),
  note: v.optional(v.string()),
  opened: v.optional(v.string()),
});
type Query = v.InferOutput<typeof QuerySchema>;
const FORM_LIMIT_BYTES = 4096;

/** Where the mandate stood otherwise than the payer's page showed. Nothing was done; the page shows how it stands now. */
const overtaken: ReadonlySet<ProblemCode> = new Set([
  'already_final',
  'mandate_ended',
  'mandate_not_ready',
  'mandate_paused',
  'step_in_progress',
  'step_out_of_order',
]);

const askStatus = { 'not-digits': 422, wrong: 403, expired: 403, 'no-cookie': 200 } as const;

/** One opening of the page. */
interface Visit {
  readonly token: string;
  readonly path: string;
  readonly pass: string | undefined;
  readonly headers: Headers;
}

/**
 * The payer's own page of a mandate. Works without scripts. Looking at it changes nothing, however often and by whomever; what
 * changes something is a form of this page, with the cookie of somebody who has told the last four digits of the account.
 */
export function mandatePageRoutes(deps: MandatePageDeps): Route[] {
  const path = '/m/{mandateToken}';
  const refuse = ({ code, retryAfter = 5 }: ProblemError, headers: Headers): Promise<Reply> => {
    if (code === 'invalid_request') return say('unknown', headers);
    if (code === 'too_large') return say('stale', headers);
    return say(code === 'rate_limited' ? 'busy' : 'unreachable', headers, { retryAfter });
  };
  return [
    route<Query>({
      method: 'GET',
      path,
      name: 'openMandatePage',
      summary: 'The payer’s own page of a mandate: what may be taken, what was taken, pause and cancel',
      audience: 'anyone',
      query: QuerySchema,
      answers: { 200: undefined, 303: undefined, 404: undefined, 429: undefined, 503: undefined },
      async handle(call) {
        deps.limitPageOpens(call.address);
        const visit = visitOf(deps, call);
        return visit ? show(deps, visit, call.query) : say('unknown', call.headers);
      },
      refuse,
    }),
    route<undefined, Uint8Array>({
      method: 'POST',
      path,
      name: 'useMandatePage',
      summary: 'A form of the payer’s own page',
      audience: 'anyone',
      anyQuery: true,
      body: { kind: 'raw', limit: FORM_LIMIT_BYTES },
      answers: {
        303: undefined,
        403: undefined,
        404: undefined,
        422: undefined,
        423: undefined,
        429: undefined,
        503: undefined,
      },
      async handle(call) {
        deps.limitPageOpens(call.address);
        const visit = visitOf(deps, call);
        if (!visit) return say('unknown', call.headers);
        if (!isFromHere(call.headers)) return say('stale', call.headers, { again: visit.path });
        const form = new URLSearchParams(new TextDecoder().decode(call.body));
        const wish = form.get('do');
        if (wish === 'open') return open(deps, visit, form.get('lastFour') ?? '');
        if (wish === 'lock') return goTo(visit.path, { 'set-cookie': cookie(deps, visit, '', 0) });
        const action = payerActions.find((one) => one === wish);
        return action ? act(deps, visit, action, form) : say('stale', call.headers, { again: visit.path });
      },
      refuse,
    }),
  ];
}

function visitOf(
  { mandatePasses }: MandatePageDeps,
  { params, headers }: Call<unknown, unknown>,
): Visit | undefined {
  const token = params['mandateToken'] ?? '';
  if (!tokenShape.test(token)) return undefined;
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split(/=(.*)/s, 2));
  const passes = pairs.flatMap(([name, value = '']) => (name === COOKIE ? [value] : []));
  const pass = passes.find((value) => mandatePasses.isValid(token, value));
  return { token, path: `/m/${token}`, pass, headers };
}

/** Browsers say where a form comes from; old ones do not, and have the form's proof to go by. */
function isFromHere(headers: Headers): boolean {
  return ['same-origin', 'none'].includes(headers.get('sec-fetch-site') ?? 'same-origin');
}

async function show(deps: MandatePageDeps, visit: Visit, query: Query): Promise<Reply> {
  const { token, path, pass, headers } = visit;
  if (pass === undefined) return ask(deps, visit, query.opened === undefined ? undefined : 'no-cookie');
  if (query.opened !== undefined) return goTo(path);
  const payer = await deps.payerMandates.read(token);
  if (!payer) return say('unknown', headers);
  const action = payerActions.find((one) => one === query.confirm);
  const notDone = query.note === 'not-done' || (action !== undefined && !mayDo(action, payer));
  return reply(deps.logoOrigin, headers, undefined, (nonce) => ({
    status: 200,
    html:
      action && !notDone
        ? confirmPage({ nonce, path, action, payer, form: deps.mandatePasses.proofOf(pass, action) })
        : overviewPage({ nonce, path, payer, notDone }),
  }));
}

async function ask(deps: MandatePageDeps, visit: Visit, notice: AskNotice | undefined): Promise<Reply> {
  const glance = await deps.payerMandates.glance(visit.token);
  if (!glance) return say('unknown', visit.headers);
  if (!glance.hasAccount) {
    return reply(undefined, visit.headers, undefined, (nonce) => ({
      status: 200,
      html: untoldPage({ ...glance, nonce }),
    }));
  }
  const status = notice ? askStatus[notice] : 200;
  return reply(undefined, visit.headers, undefined, (nonce) => ({
    status,
    html: askDigits({ ...glance, nonce, path: visit.path, notice }),
  }));
}

async function open(deps: MandatePageDeps, visit: Visit, typed: string): Promise<Reply> {
  const { token, path, headers } = visit;
  const lastFour = typed.replace(/[\s-]/g, '');
  if (!/^\d{4}$/.test(lastFour)) return ask(deps, visit, 'not-digits');
  const told = await deps.payerMandates.tellLastFour(token, lastFour);
  if (told === undefined) return say('unknown', headers);
  if (told === 'untold') return goTo(path);
  if (told === 'wrong') return ask(deps, visit, 'wrong');
  if (told === 'shut') return say('shut', headers);
  if (told !== 'right') {
    return say('locked', headers, { retryAfter: Math.ceil(told.waitMs / 1_000), again: path });
  }
  const lifetime = MANDATE_PASS_LIFETIME_MS / 1000;
  return goTo(`${path}?opened=1`, {
    'set-cookie': cookie(deps, visit, deps.mandatePasses.mint(token), lifetime),
  });
}

async function act(
  deps: MandatePageDeps,
  visit: Visit,
  action: PayerAction,
  form: URLSearchParams,
): Promise<Reply> {
  const { token, path, pass, headers } = visit;
  if (pass === undefined) return ask(deps, visit, 'expired');
  const key = form.get('key') ?? '';
  if (!deps.mandatePasses.isProven(pass, action, { key, proof: form.get('proof') ?? '' }))
    return say('stale', headers, { again: path });
  try {
    const payer = await deps.payerMandates[action](token, { idempotencyKey: key });
    return payer ? goTo(path) : say('unknown', headers);
  } catch (error) {
    if (error instanceof ProblemError && overtaken.has(error.code)) return goTo(`${path}?note=not-done`);
    throw error;
  }
}

function cookie({ publicUrl }: MandatePageDeps, { path }: Visit, value: string, seconds: number): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${COOKIE}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}

/** See other: what a form did is not done again by a reload. */
function goTo(location: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status: 303, headers: { location, 'x-robots-tag': 'noindex', ...headers } };
}

function say(
  which: SaidPage,
  headers: Headers,
  extra: { retryAfter?: number; again?: string } = {},
): Promise<Reply> {
  return reply(undefined, headers, extra.retryAfter, (nonce) => {
    const waitSeconds = which === 'locked' ? extra.retryAfter : undefined;
    return saidPage(which, { nonce, again: extra.again, waitSeconds });
  });
}

async function reply(
  logoOrigin: string | undefined,
  headers: Headers,
  retryAfter: number | undefined,
  render: (nonce: string) => { status: number; html: string },
): Promise<Reply> {
  const nonce = createNonce();
  const { status, html } = render(nonce);
  const made = await htmlReply(status, html, policy(nonce, logoOrigin), headers.get('accept-encoding'));
  if (retryAfter === undefined) return made;
  return { ...made, headers: { ...made.headers, 'retry-after': String(retryAfter) } };
}

/** No script at all, no frame, and forms that go nowhere else. */
function policy(nonce: string, logoOrigin: string | undefined): string {
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `img-src data:${logoOrigin ? ` ${logoOrigin}` : ''}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
