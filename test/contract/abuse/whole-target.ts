import { randomUUID } from 'node:crypto';
import type { SessionView } from '../../../src/contract/session.ts';
import type { Route } from '../../../src/proxy/routes/route.ts';
import { bodyOf, pathOf } from '../every-route.ts';
import { asMerchant, ORIGIN, openApp, posting } from '../open-app.ts';
import { MONO_WEBHOOK_SECRET, type OpenedProxy } from '../open-proxy.ts';
import type { Target } from './bad-run.ts';
import { knownMandates, newParties, type Party } from './cast.ts';
import type { ApiDocument, GoodCall } from './draw-request.ts';
import { answeredInProcess } from './in-process.ts';
import { rightStep } from './right-step.ts';

/** How many requests one cast is for, until it has come to its ends. */
const CAST_FOR = 300;
/** After so many bad requests one of the cast goes on in good faith, so that there is every step to be bad at. */
const RIGHT_AFTER = 5;

/** The whole proxy in this process, with a database and the sandbox as its provider: what gets past the checks is really done. */
export async function openWholeTarget(opened: OpenedProxy): Promise<Target> {
  const api = (await (await opened.call('/v1/openapi.json')).json()) as ApiDocument;
  let parties: Party[] = [];
  let mandates = { ids: [] as string[], paths: [] as string[] };
  let sent = 0;
  let turn = 0;
  let acting: Party | undefined;
  const next = <T>(from: readonly T[]): T | undefined => from[turn++ % Math.max(1, from.length)];

  function good(route: Route): GoodCall {
    const command = /^step\.(.+)$/.exec(route.name)?.[1];
    acting =
      next(parties.filter(({ view }) => view.commands.some((one) => one === command))) ?? next(parties);
    return {
      path: pathHere(route),
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...identity(route) },
      body: bodyHere(route),
    };
  }

  function identity(route: Route): Readonly<Record<string, string>> {
    if (route.audience === 'merchant') return asMerchant;
    if (route.audience === 'provider') return { 'mono-webhook-secret': MONO_WEBHOOK_SECRET };
    return acting?.headers ?? {};
  }

  function pathHere(route: Route): string {
    if (route.path === '/m/{mandateToken}') return next(mandates.paths) ?? pathOf(route);
    const id = route.path.startsWith('/v1/mandates') ? next(mandates.ids) : acting?.checkoutId;
    const known = { ...(id ? { id } : {}), ...(acting ? { clientToken: acting.clientToken } : {}) };
    return Object.entries(known)
      .reduce((path, [name, value]) => path.replace(`{${name}}`, value), route.path)
      .replaceAll(/\{\w+\}/g, 'unknown');
  }

  function bodyHere(route: Route): unknown {
    const body = bodyOf(route);
    if (route.name === 'openPage') return { clientToken: acting?.clientToken };
    if (route.name === 'createCheckout') return { ...(body as object), reference: randomUUID() };
    if (!route.name.startsWith('step.') || !acting) return body;
    const right = rightStep(acting.view);
    const wanted = right && route.name === `step.${right.command}` ? right.body : body;
    return { ...(wanted as object), version: acting.view.version };
  }

  async function goOn(party: Party): Promise<void> {
    const looked = await opened.call('/v1/session', { headers: party.headers });
    party.view = (await looked.json()) as SessionView;
    const right = rightStep(party.view);
    if (!right || party.stepsLeft === 0) return;
    party.stepsLeft -= 1;
    const body = { version: party.view.version, ...right.body };
    const init = posting(body, { ...party.headers, 'idempotency-key': randomUUID() });
    await opened.call(`/v1/session/steps/${right.command}`, init);
  }

  return {
    routes: openApp().routes,
    api,
    good,
    async ready() {
      if (sent % CAST_FOR === 0) {
        await opened.proxy.tick();
        parties = [...parties.slice(-3), ...(await newParties(opened))];
        mandates = await knownMandates(opened);
      }
      sent += 1;
      const party = sent % RIGHT_AFTER === 0 ? next(parties) : undefined;
      if (party) await goOn(party);
    },
    async send(request) {
      const who = acting;
      const answered = await answeredInProcess(opened.proxy.fetch, ORIGIN, request);
      if (who && answered.status === 200 && request.target.startsWith('/v1/session/steps/'))
        who.view = JSON.parse(answered.text) as SessionView;
      return answered;
    },
  };
}
