import { bodyOf, pathOf, rightHeaders } from '../every-route.ts';
import { CHECKOUT_ID } from '../fake-checkouts.ts';
import { asPage, type OpenedApp, ORIGIN, openApp } from '../open-app.ts';
import { markShape, type Target } from './bad-run.ts';
import type { ApiDocument } from './draw-request.ts';
import { answeredInProcess } from './in-process.ts';

/** After so many requests the outside is opened anew, so that what it noted does not grow without end. */
const OPEN_ANEW = 2_000;

/** The proxy's outside over fakes, in this process. Nothing that was sent may stand in its log either. */
export async function openFakeTarget(): Promise<Target & { fetch(request: Request): Promise<Response> }> {
  let app: OpenedApp = openApp();
  let sent = 0;
  const api = (await (await app.call('/v1/openapi.json')).json()) as ApiDocument;
  return {
    routes: app.routes,
    api,
    good: (route) => ({
      path: pathOf(route),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': 'key-1',
        'page-key': 'page-key-of-one-page',
        ...asPage(app, CHECKOUT_ID),
        ...rightHeaders(app, route),
      },
      body: bodyOf(route),
    }),
    fetch: (request) => app.fetch(request),
    async send(request) {
      sent += 1;
      if (sent % OPEN_ANEW === 0) app = openApp();
      const answered = await answeredInProcess(app.fetch, ORIGIN, request);
      const written = app.lines.splice(0).join('');
      app.asked.length = 0;
      if (markShape.test(written)) throw new Error(`The log holds what was sent: ${written}`);
      return answered;
    },
  };
}
