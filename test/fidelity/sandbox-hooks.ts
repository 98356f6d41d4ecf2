import type { WebhookTarget } from '../../src/sandbox/webhooks/outbox.ts';
import type { SandboxCaller } from './sandbox-caller.ts';

const secret = 'shared-secret-of-adire-lane';

export interface HookCatcher {
  readonly target: WebhookTarget;
  /** What came so far, in a few words each, with the time since the sandbox began; repeats are counted. */
  caught(): string;
  settled(caller: SandboxCaller): Promise<void>;
}

/** A receiver that answers as the proxy's does: 200, or 401 without the right secret, or 413 for what is too large. */
export function createHookCatcher(now: () => number): HookCatcher {
  const began = now();
  const caught = new Map<string, { after: string; times: number }>();
  const note = (what: string): void => {
    const known = caught.get(what);
    if (known) known.times += 1;
    else caught.set(what, { after: spell(now() - began), times: 1 });
  };
  return {
    caught: () =>
      [...caught]
        .map(([what, { after, times }]) => `${after} ${what}${times === 1 ? '' : `, ${times} times`}`)
        .join('; ') || 'none',
    target: {
      url: 'http://127.0.0.1:1/webhooks/mono',
      secret,
      fetch: async (request) => {
        const given = request.headers.get('mono-webhook-secret');
        const text = await request.text();
        const words = describe(text);
        if (words === 'account_connected') return new Response();
        if (text.length > 256 * 1024) {
          note('oversize');
          return new Response(null, { status: 413 });
        }
        note(given === secret ? words : `${words}, ${given === null ? 'no' : 'wrong'} secret`);
        return new Response(null, { status: given === secret ? 200 : 401 });
      },
    },
    settled: ({ sandbox }) => sandbox.control.webhooks.settled(),
  };
}

function describe(text: string): string {
  let event: Readonly<Record<string, unknown>>;
  try {
    event = JSON.parse(text);
  } catch {
    return 'broken';
  }
  const name = event['event'];
  if (name === undefined) return 'wrapped';
  const word = String(name)
    .replace(/^.*[._]/, '')
    .replace('connected', 'account_connected');
  const oddities = [
    ...(event['event_id'] === undefined && word !== 'account_connected' ? ['without id'] : []),
    ...(Object.hasOwn(event, '__proto__') ? ['with __proto__'] : []),
    ...(text.includes('[[[[') ? ['nested'] : []),
  ];
  return [word, ...oddities].join(' ');
}

function spell(ms: number): string {
  if (ms >= 2 * 3_600_000) return `${Math.floor(ms / 3_600_000)} h`;
  return ms >= 120_000 ? `${Math.floor(ms / 60_000)} min` : `${Math.floor(ms / 1_000)} s`;
}
