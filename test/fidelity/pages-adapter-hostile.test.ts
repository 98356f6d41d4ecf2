import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Sealed } from '../../src/contract/sealed.ts';
import { createToPage } from '../../src/proxy/providers/mono/translate-page.ts';
import { callMandates, mandateKey, monoBefore, pageHosts, reference } from './call-mandates.ts';
import { accountId, callPages, customer, type PagesCall, subAccountOrder } from './call-pages.ts';

const calls: readonly PagesCall[] = [
  'open-page',
  'refund',
  'create-sub-account',
  'list-sub-accounts',
  'open-link',
  'read-account',
  'list-accounts',
];

const hosts = fc.constantFrom(...pageHosts, 'evil.example', 'checkout.mono.co.evil.example', 'mono.co');
const addresses = fc.oneof(
  fc.string(),
  fc.webUrl(),
  fc
    .record({
      scheme: fc.constantFrom('https://', 'http://', 'https:', '//', 'javascript:', 'https:\\\\'),
      user: fc.constantFrom('', '@', 'checkout.mono.co@', 'a:b@'),
      host: hosts,
      port: fc.constantFrom('', ':443', ':8443', ':'),
      rest: fc.constantFrom('', '/', '/OD1', '\\@evil.example', '/\u202e', '?x=https://evil.example', '#x'),
    })
    .map(({ scheme, user, host, port, rest }) => `${scheme}${user}${host}${port}${rest}`),
);

test('whatever address is told, a payer lands on a configured host over https, or nowhere', () => {
  const toPage = createToPage(pageHosts, 'live');
  fc.assert(
    fc.property(addresses, (address) => {
      const page = toPage(address);
      if (page === undefined) return;
      const url = new URL(page.url.open());
      expect(pageHosts).toContain(url.host);
      expect([url.protocol, url.username, url.password]).toEqual(['https:', '', '']);
      expect(address.startsWith(url.origin)).toBe(true);
    }),
    { numRuns: 3000, seed: 20_261_122 },
  );
});

const near = fc.record(
  {
    status: fc.constantFrom('successful', 'failed', 'processing'),
    message: fc.string(),
    response_code: fc.constantFrom('00', '99', '400', '', null),
    data: fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          id: fc.constantFrom(accountId, '../x', 7),
          mono_url: addresses,
          mandate_id: fc.constantFrom('mmc_1', '', 7),
          reference: fc.constantFrom(reference, 'ANOTHERREFERENCE0000', 7),
          amount: fc.constantFrom(20_000, 200, 1, '20000'),
          refunded: fc.constantFrom(true, false, 'true', null),
          account: fc.jsonValue(),
          meta: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
      fc.array(fc.record({ field: fc.string(), message: fc.string() })),
    ),
    meta: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

test('whatever is answered, the adapter answers, and only a plain flag makes a payment refunded', async () => {
  const body = fc.oneof(fc.jsonValue(), near);
  await fc.assert(
    fc.asyncProperty(body, fc.integer({ min: 200, max: 599 }), async (json, told) => {
      const status = [204, 205, 304].includes(told) ? 200 : told;
      const mono = monoBefore(async () => Response.json(json, { status }));
      for (const call of calls) {
        const answer = await callPages(mono, call);
        if (answer.kind !== 'ok') continue;
        expect(status).toBeLessThan(300);
        if (call === 'refund')
          expect(json).toMatchObject({ data: { reference, refunded: expect.any(Boolean) } });
        if (call !== 'open-page' && call !== 'open-link') continue;
        const { url } = answer.value as { url: Sealed<string> };
        expect(pageHosts).toContain(new URL(url.open()).host);
      }
    }),
    { numRuns: 150, seed: 20_261_122 },
  );
}, 30_000);

test('nothing of a payer, of an account or of the key comes back with an answer that repeats what was sent', async () => {
  const secrets = [customer.name, customer.email, subAccountOrder.accountNumber, mandateKey, 'ODSECRETPAGE'];
  const echo = secrets.join(' ');
  const canaries = new RegExp(secrets.join('|'));
  const answers: readonly (readonly [number, unknown])[] = [
    [400, { status: 'failed', message: echo, data: null }],
    [
      400,
      {
        status: 'failed',
        message: 'Validation error',
        data: [{ field: subAccountOrder.accountNumber, message: echo }],
      },
    ],
    [
      400,
      { status: echo, response_code: subAccountOrder.accountNumber, message: echo, data: { status: echo } },
    ],
    [200, { status: 'successful', data: { reference, mono_url: 'https://evil.example/ODSECRETPAGE' } }],
    [200, { status: 'successful', data: { reference, mono_url: 'https://checkout.mono.co/ODSECRETPAGE' } }],
    [
      200,
      {
        status: 'successful',
        data: {
          account: {
            id: accountId,
            currency: 'NGN',
            account_number: subAccountOrder.accountNumber,
            bvn: mandateKey,
          },
          mono_url: 'https://link.mono.co/ODSECRETPAGE',
        },
      },
    ],
  ];
  for (const [status, body] of answers) {
    const mono = monoBefore(async () => Response.json(body, { status }));
    for (const call of calls) expect(JSON.stringify(await callPages(mono, call))).not.toMatch(canaries);
    expect(JSON.stringify(await callMandates(mono, 'open-mandate-page'))).not.toMatch(canaries);
  }
});
