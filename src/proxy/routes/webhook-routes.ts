import { ProblemError } from '../../contract/problem.ts';
import type { WebhookInbox } from '../checkouts/service.ts';
import { measureJson } from './json-measure.ts';
import { type Route, route } from './route.ts';

const LIMIT_BYTES = 256 * 1024;
const MAX_KEYS = 9_999;

/** Where the provider rings. What it says is kept and asked about, never believed, and never answered by its content. */
export function webhookRoutes(inbox: WebhookInbox, wake: () => void): Route[] {
  return [
    route<undefined, Uint8Array>({
      method: 'POST',
      path: '/webhooks/mono',
      name: 'receiveMonoWebhook',
      summary: "Mono's webhooks, authenticated by the secret that Mono shares with us",
      audience: 'provider',
      anyQuery: true,
      body: { kind: 'raw', limit: LIMIT_BYTES },
      answers: { 200: undefined },
      problems: ['webhook_rejected'],
      async handle({ headers, body }) {
        if (measureJson(body).keys > MAX_KEYS) throw new ProblemError('too_large');
        const kept = await inbox.receive({ headers, body });
        if (kept === 'rejected') throw new ProblemError('webhook_rejected');
        wake();
        return { status: 200 };
      },
    }),
  ];
}
