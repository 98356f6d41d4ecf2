import { expect, test } from 'vitest';
import { hostileProfile } from '../../src/sandbox/hostile-profile.ts';
import { initiateRequest } from './documented-one-time.ts';
import { createLinkCaller, initiate } from './link-caller.ts';
import { visit } from './page-visitor.ts';

const manyLinks = 120;

interface Told {
  readonly answer: string;
  readonly address: string;
  readonly wayBack: string;
  readonly debits: number;
}

/** How an answer, an address and a way back read, each in one word. */
async function payByLinks(seed: string): Promise<Told[]> {
  const { sandbox } = createLinkCaller({ profile: hostileProfile(seed) });
  const told: Told[] = [];
  for (let at = 0; at < manyLinks; at += 1) {
    const reference = `REF${String(at).padStart(17, '0')}`;
    const patience = new AbortController();
    const request = new Request(`http://sandbox.test${initiate}`, {
      method: 'POST',
      headers: { 'mono-sec-key': 'test_sk_adirelane0000', 'content-type': 'application/json' },
      body: JSON.stringify({ ...initiateRequest, reference }),
      signal: patience.signal,
    });
    const answer = sandbox.fetch(request).then(
      async (response) => [String(response.status), await response.text()] as const,
      (error: Error) => [error.name === 'AbortError' ? 'nothing' : 'cut', ''] as const,
    );
    for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    patience.abort();
    const [heard, body] = await answer;
    const url = /"mono_url":"([^"]*)"/.exec(body)?.[1] ?? 'none';
    const link = sandbox.links.of(reference)[0];
    const payer = link && visit(sandbox, `http://sandbox.test${link.path}`);
    await payer?.open();
    await payer?.send('end', { as: 'failed' });
    told.push({
      answer: `${heard}${link ? '' : ', not made'}`,
      address: url.replace(/ODD?[A-Z0-9]+$/, '').slice(0, 22),
      wayBack: new URL(payer?.leftTo() ?? 'none:?status=none').searchParams.get('status') ?? 'bare',
      debits: sandbox.ledger.of(reference).length,
    });
  }
  return told;
}

const kindsOf = (told: readonly Told[], of: keyof Told) => new Set(told.map((one) => one[of]));

test('a hostile provider loses pages, names wrong ones and sends payers back with wrong words; much goes well', async () => {
  const told = await payByLinks('seven');
  expect(kindsOf(told, 'answer')).toEqual(new Set(['200', '502', 'nothing', 'cut', 'cut, not made']));
  expect(kindsOf(told, 'address')).toEqual(
    new Set([
      'http://sandbox.test/pa',
      'none',
      'https://evil.example/p',
      'http://authorise.mono.',
      "javascript:fetch('http",
    ]),
  );
  expect(kindsOf(told, 'wayBack')).toEqual(new Set(['failed', 'successful', 'none']));
  expect(kindsOf(told, 'debits')).toEqual(new Set([0]));
  const good = told.filter(
    ({ answer, address, wayBack }) =>
      answer === '200' && address.startsWith('http://s') && wayBack === 'failed',
  );
  expect(good.length).toBeGreaterThan(manyLinks / 4);
});

test('the same seed tells of links the same', async () => {
  expect(await payByLinks('eleven')).toEqual(await payByLinks('eleven'));
});
