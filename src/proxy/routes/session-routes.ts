import * as v from 'valibot';
import { type CommandBody, commandBodies } from '../../contract/command-bodies.ts';
import { PAGE_TOKEN_HEADER } from '../../contract/page-boot.ts';
import { ProblemError } from '../../contract/problem.ts';
import { OpenedPageSchema, type SessionView, SessionViewSchema } from '../../contract/session.ts';
import { type Command, commands } from '../../contract/steps.ts';
import { BankPageSchema } from '../../contract/view-parts.ts';
import { readCommandBody } from '../checkouts/command-body.ts';
import type { PageCheckouts } from '../checkouts/service.ts';
import type { PageTokens } from '../pages/page-token.ts';
import { REPLAYED_HEADER } from './merchant-routes.ts';
import type { RateLimit } from './rate-limit.ts';
import { json, type Reply, type Route, route } from './route.ts';
import type { Watchers } from './watchers.ts';

/** The longest a watching call waits, in seconds. Mobile networks drop connections that are silent for longer. */
export const MAX_WAIT_SECONDS = 25;
/** How long one waits at a proxy that stops: short enough to move on, long enough not to hammer it. */
const LATE_WAIT_MS = 2_000;
/** How long a command may keep its caller before it is answered with the busy view. */
const COMMAND_PATIENCE_MS = 2_000;

const short = v.pipe(v.string(), v.maxLength(200));
const WatchQuerySchema = v.strictObject({
  after: v.exactOptional(short),
  wait: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,6}$/))),
});
const BanksQuerySchema = v.strictObject({ q: v.exactOptional(short), cursor: v.exactOptional(short) });
const OpenPageSchema = v.strictObject({ clientToken: short });

export interface SessionDeps {
  readonly pages: PageCheckouts;
  readonly tokens: PageTokens;
  readonly watchers: Watchers;
  /** By address. */
  readonly limitPageOpens: RateLimit;
  /** By checkout, in this process: what is far too much does not reach the database, where all processes count together. */
  readonly limitCommands: RateLimit;
}

/** What a payer's page calls. Every answer but that of the banks is the whole view, and renews the page's token. */
export function sessionRoutes(deps: SessionDeps): Route[] {
  const { pages, tokens, watchers, limitPageOpens, limitCommands } = deps;
  const renewed = (checkoutId: string): Record<string, string> => ({
    [PAGE_TOKEN_HEADER]: tokens.mint(checkoutId).pageToken,
  });
  const steps = commands.map((command: Command) =>
    route({
      method: 'POST',
      path: `/v1/session/steps/${command}`,
      name: `step.${command}`,
      summary: `Carry out "${command}"`,
      audience: 'page',
      idempotent: true,
      body: json<CommandBody<Command>>(commandBodies[command], (body) => readCommandBody(command, body)),
      answers: { 200: SessionViewSchema, 202: SessionViewSchema },
      problems: [
        'step_in_progress',
        'step_out_of_order',
        'already_final',
        'idempotency_key_reused',
        'locked',
        'rate_limited',
        'provider_unreachable',
        'not_found',
        ...(command === 'enter-account' ? (['account_invalid'] as const) : []),
      ],
      async handle({ checkoutId, page, body, idempotencyKey }) {
        limitCommands(checkoutId);
        const request = { command, body, idempotencyKey };
        const options = { patienceMs: COMMAND_PATIENCE_MS };
        const { view, replayed } = await pages.command(checkoutId, page, request, options);
        const headers = { ...renewed(checkoutId), ...(replayed ? { [REPLAYED_HEADER]: 'true' } : {}) };
        return { status: isUnderWay(view) ? 202 : 200, json: view, headers };
      },
    }),
  );
  return [
    route({
      method: 'POST',
      path: '/v1/pages',
      name: 'openPage',
      shed: 'next',
      summary: 'A page token and the first view, for the holder of a client token',
      audience: 'anyone',
      body: json(OpenPageSchema),
      answers: { 200: OpenedPageSchema },
      problems: ['unauthenticated', 'origin_not_allowed', 'rate_limited'],
      async handle({ body, page, address }) {
        limitPageOpens(address);
        const found = await pages.byClientToken(body.clientToken);
        if (!found) throw new ProblemError('unauthenticated');
        const view = await pages.view(found.checkoutId, page);
        return { status: 200, json: { ...tokens.mint(found.checkoutId), view } };
      },
    }),
    route({
      method: 'GET',
      path: '/v1/session',
      name: 'watchSession',
      summary: 'The session view: now, or once its version is above `after`, waiting at most `wait` seconds',
      audience: 'page',
      query: WatchQuerySchema,
      answers: { 200: SessionViewSchema, 204: undefined },
      problems: ['not_found'],
      async handle({ checkoutId, page, query, signal }) {
        const after = readVersion(query.after);
        const view =
          after === undefined
            ? await pages.view(checkoutId, page)
            : await watch(checkoutId, page, after, readWaitMs(query.wait), signal);
        return view
          ? { status: 200, json: view, headers: renewed(checkoutId) }
          : { status: 204, headers: renewed(checkoutId) };
      },
    }),
    route({
      method: 'GET',
      path: '/v1/session/banks',
      name: 'findBanks',
      summary: 'The rest of the bank list, and search in it',
      audience: 'page',
      query: BanksQuerySchema,
      answers: { 200: BankPageSchema },
      problems: ['not_found', 'provider_unreachable'],
      handle: async ({ checkoutId, query }): Promise<Reply> => ({
        status: 200,
        json: await pages.banks(checkoutId, query),
        headers: renewed(checkoutId),
      }),
    }),
    ...steps,
  ];

  async function watch(
    checkoutId: string,
    page: { pageKey: string | undefined },
    after: number,
    waitMs: number,
    caller: AbortSignal,
  ): Promise<SessionView | undefined> {
    const place = watchers.enter(checkoutId, caller);
    const { signal } = place;
    try {
      const patience = place.isLate ? Math.min(waitMs, LATE_WAIT_MS) : waitMs;
      return await pages.watch(checkoutId, page, { after, waitMs: patience, signal });
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    } finally {
      place.leave();
    }
  }
}

/** Money may be on its way or the step still runs: the page goes on watching. */
function isUnderWay(view: SessionView): boolean {
  return view.busy || view.step === 'confirming';
}

/** A version that does not read as one is none: such a caller gets the whole view at once. */
function readVersion(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function readWaitMs(text: string | undefined): number {
  return Math.min(Number(text ?? 0), MAX_WAIT_SECONDS) * 1000;
}
