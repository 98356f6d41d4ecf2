import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createPageTokens } from '../../src/proxy/pages/page-token.ts';
import { goodCall, nameOf, pathOf } from './every-route.ts';
import { CHECKOUT_ID, CLIENT_TOKEN } from './fake-checkouts.ts';
import { asPage, type OpenedApp, openApp, SECRET_KEY } from './open-app.ts';

const strangersKeys = createKeyring([`sk_test_${'x'.repeat(40)}`]);

function withoutKey(app: OpenedApp, forAnother: string): Record<string, string> {
  const [keyId = '', payload = ''] = (asPage(app, CHECKOUT_ID)['authorization'] ?? '').slice(7).split('.');
  const signature = createHmac('sha256', '').update(`${keyId}.${payload}`).digest('base64url');
  return { [forAnother]: `Bearer ${keyId}.${payload}.${signature}` };
}

/** Everybody who may not make a call: what they would send, by what kind of call it is. */
const wrongIdentities: Readonly<
  Record<string, (app: OpenedApp, audience: string) => Record<string, string>>
> = {
  nobody: () => ({ authorization: '', 'mono-webhook-secret': '' }),
  'somebody with an empty token': () => ({ authorization: 'Bearer ', 'mono-webhook-secret': ' ' }),
  'somebody with part of the key': () => ({
    authorization: `Bearer ${SECRET_KEY.slice(0, -1)}`,
    'mono-webhook-secret': 'a-secret-that-mono-share',
  }),
  'a holder of the link': () => ({
    authorization: `Bearer ${CLIENT_TOKEN}`,
    'mono-webhook-secret': CLIENT_TOKEN,
  }),
  'a holder of a token for the other kind of call': (app, audience) =>
    audience === 'page'
      ? { authorization: `Bearer ${SECRET_KEY}` }
      : { ...asPage(app, CHECKOUT_ID), 'mono-webhook-secret': SECRET_KEY },
  'somebody who signs tokens with another key': (app) => ({
    authorization: `Bearer ${
      createPageTokens(strangersKeys, { now: () => app.time.now, monotonic: () => 0 }).mint(CHECKOUT_ID)
        .pageToken
    }`,
    'mono-webhook-secret': 'another-secret-of-somebody',
  }),
  'somebody who signs tokens with nothing': (app) => ({
    'mono-webhook-secret': 'x',
    ...withoutKey(app, 'authorization'),
  }),
  'the right one under another scheme': (app, audience) => {
    const right =
      audience === 'page' ? (asPage(app, CHECKOUT_ID)['authorization'] ?? '') : `Bearer ${SECRET_KEY}`;
    return { authorization: right.replace('Bearer', 'Basic'), 'mono-webhook-secret': 'Bearer' };
  },
};

const guarded = openApp().routes.filter(({ audience }) => audience !== 'anyone');

test.each(guarded.map((route) => [nameOf(route), route] as const))(
  '%s lets no stranger in',
  async (_, route) => {
    const app = openApp();
    const told = new Set<string>();
    for (const identify of Object.values(wrongIdentities)) {
      const headers = identify(app, route.audience);
      const response = await app.call(pathOf(route), goodCall(app, route, headers));
      const { requestId: __, ...problem } = (await response.json()) as Record<string, unknown>;
      told.add(JSON.stringify({ status: response.status, problem }));
    }
    const code = route.audience === 'provider' ? 'webhook_rejected' : 'unauthenticated';
    expect([...told].map((text) => JSON.parse(text))).toEqual([
      { status: 401, problem: expect.objectContaining({ code, status: 401 }) },
    ]);
    expect(app.asked.filter(({ call }) => call !== 'receive')).toEqual([]);
  },
);

test.each(guarded.map((route) => [nameOf(route), route] as const))(
  '%s lets the right one in',
  async (_, route) => {
    const app = openApp();
    const response = await app.call(pathOf(route), goodCall(app, route));
    expect([200, 201]).toContain(response.status);
  },
);

test.each(
  guarded.filter(({ path }) => path.includes('{id}')).map((route) => [nameOf(route), route] as const),
)('%s shows the merchant nothing under an id that is not there', async (_, route) => {
  const app = openApp();
  const told = new Set<string>();
  for (const id of ['chk_2', 'chk_999', '%00', '..%2fchk_1', 'x'.repeat(300)]) {
    const response = await app.call(route.path.replace('{id}', id), goodCall(app, route));
    const { requestId: __, ...problem } = (await response.json()) as Record<string, unknown>;
    told.add(JSON.stringify(problem));
  }
  expect([...told].map((text) => JSON.parse(text))).toEqual([
    {
      type: 'urn:directpay:problem:not_found',
      title: 'There is nothing here',
      status: 404,
      code: 'not_found',
      retryable: false,
    },
  ]);
});
