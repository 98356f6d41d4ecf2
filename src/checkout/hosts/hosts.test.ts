import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { LoaderToFrameSchema } from '../../contract/frame-messages.ts';
import type { Outcome } from '../../contract/outcome.ts';
import { frameHost, isForFrame } from './frame-host.ts';
import { hostedHost, returnAddress } from './hosted-host.ts';

const outcome: Outcome = {
  status: 'succeeded',
  checkoutId: 'chk_1',
  reference: 'ORDER 1042&LAGOS',
  mayHavePaid: true,
};

interface FakePort {
  readonly said: unknown[];
  readonly port: MessagePort;
  hear(data: unknown): void;
}

function fakePort(): FakePort {
  const said: unknown[] = [];
  const port = { onmessage: undefined, postMessage: (message: unknown) => said.push(message) };
  return {
    said,
    port: port as unknown as MessagePort,
    hear: (data) => (port.onmessage as unknown as (event: { data: unknown }) => void)({ data }),
  };
}

describe('a merchant page that embeds the checkout', () => {
  const shown = { type: 'settings', shown: true, inline: false };

  test('hears nothing of a preloaded page but that it is there, and all of it in order once the payer sees it', async () => {
    const { port, said, hear } = fakePort();
    const host = frameHost((take) => take(port));
    host.outcome(outcome);
    hear({ ...shown, shown: false });
    let isSeen = false;
    void host.seen?.then(() => {
      isSeen = true;
    });
    await Promise.resolve();
    expect([said, isSeen]).toEqual([[], false]);
    hear(shown);
    host.close('completed', outcome, 'https://shop.adirelane.example/back');
    await Promise.resolve();
    expect(isSeen).toBe(true);
    expect(said).toEqual([
      { type: 'outcome', outcome },
      { type: 'close', reason: 'completed' },
    ]);
  });

  test('may ask to close in its own name or the payer’s, is heard at once, and may ask for nothing else', () => {
    const { port, hear, said } = fakePort();
    const host = frameHost((take) => take(port));
    const asked: unknown[] = [];
    host.onCloseAsked((by) => asked.push(by));
    for (const data of [
      null,
      'close.asked',
      ['close.asked'],
      { type: 'pay' },
      { type: 'close.asked' },
      { type: 'close.asked', by: 'bank' },
      { type: 'close.asked', by: 'user', force: true },
    ]) {
      hear(data);
    }
    expect([asked, said]).toEqual([[], []]);
    hear({ type: 'close.asked', by: 'host' });
    expect([asked, said]).toEqual([['host'], [{ type: 'close.heard' }]]);
  });

  test('is told what was set before somebody listened, and every change', () => {
    const { port, hear } = fakePort();
    const host = frameHost((take) => take(port));
    const settings = { ...shown, locale: undefined, appearance: { theme: 'dark' }, messages: undefined };
    hear(settings);
    const told: unknown[] = [];
    host.onSettings?.((what) => told.push(what));
    hear(shown);
    expect(told).toEqual([settings, shown]);
  });

  test.each([
    { inline: false, asks: 1 },
    { inline: true, asks: 0 },
  ])(
    'is asked to close by Escape where it is a dialog ($inline: a part of a page), also by one pressed before that is known',
    ({ inline, asks }) => {
      const { port, hear } = fakePort();
      const host = frameHost((take) => take(port));
      let asked = 0;
      host.onCloseAsked(() => {
        asked += 1;
      });
      host.escape?.();
      host.escape?.();
      expect(asked).toBe(0);
      hear({ ...shown, inline });
      hear({ ...shown, inline });
      expect(asked).toBe(asks);
      host.escape?.();
      expect(asked).toBe(2 * asks);
    },
  );

  test('is understood by hand exactly as the contract says', () => {
    const near = fc.oneof(
      fc.anything(),
      fc.record(
        {
          type: fc.oneof(fc.constantFrom('close.asked', 'settings'), fc.string()),
          by: fc.constantFrom('user', 'host', 'bank', 7),
          shown: fc.oneof(fc.boolean(), fc.anything()),
          inline: fc.boolean(),
          more: fc.anything(),
        },
        { requiredKeys: ['type'] },
      ),
    );
    fc.assert(fc.property(near, (data) => isForFrame(data) === v.is(LoaderToFrameSchema, data)));
  });
});

describe('a payer who came by the link', () => {
  test('goes back to the merchant with hints, whatever the address already holds', () => {
    const went: string[] = [];
    const host = hostedHost((address) => went.push(address));
    host.close('completed', outcome, 'https://shop.adirelane.example/thanks?order=7&status=none#top');
    expect(went).toEqual([
      'https://shop.adirelane.example/thanks?order=7&checkoutId=chk_1&reference=ORDER+1042%26LAGOS&status=succeeded#top',
    ]);
  });

  test('comes back with every letter of what the merchant had put into its address', () => {
    const hints = 'checkoutId=chk_1&reference=ORDER+1042%26LAGOS&status=succeeded';
    const shop = 'https://shop.adirelane.example/thanks';
    expect(returnAddress(`${shop}?q=a%20b&flag&sig=%2f~*`, outcome)).toBe(
      `${shop}?q=a%20b&flag&sig=%2f~*&${hints}`,
    );
    expect(returnAddress(`${shop}?&statusOf=1&reference&`, outcome)).toBe(`${shop}?statusOf=1&${hints}`);
    expect(returnAddress(shop, outcome)).toBe(`${shop}?${hints}`);
  });

  test('goes back into the app that opened the link, which is told nothing but the id to ask about', () => {
    expect(returnAddress('adirelane://paid', outcome)).toBe('adirelane://paid?checkoutId=chk_1');
    expect(returnAddress('adirelane:paid?order=7#x', outcome)).toBe(
      'adirelane:paid?order=7&checkoutId=chk_1#x',
    );
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'blob:x',
    'about:blank',
    'no address',
    '',
  ])('is never sent to %s', (backTo) => {
    expect(returnAddress(backTo, outcome)).toBeUndefined();
  });

  test('stays where there is nowhere to go', () => {
    const went: string[] = [];
    hostedHost((address) => went.push(address)).close('user', outcome, undefined);
    expect(went).toEqual([]);
  });
});
