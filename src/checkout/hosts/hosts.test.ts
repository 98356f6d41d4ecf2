import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { LoaderToFrameSchema } from '../../contract/frame-messages.ts';
import type { Outcome } from '../../contract/outcome.ts';
import { frameHost, isCloseAsked } from './frame-host.ts';
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

const noEscape = () => {};

describe('a merchant page that embeds the checkout', () => {
  test('hears in order what happened before it was connected', () => {
    const { port, said } = fakePort();
    let connect: (port: MessagePort) => void = () => {};
    const host = frameHost((take) => {
      connect = take;
    }, noEscape);
    host.locked(true);
    host.outcome(outcome);
    connect(port);
    host.close('completed', outcome, 'https://shop.adirelane.example/back');
    expect(said).toEqual([
      { type: 'locked', locked: true },
      { type: 'outcome', outcome },
      { type: 'close', reason: 'completed' },
    ]);
  });

  test('may ask to close, and for nothing else', () => {
    const { port, hear } = fakePort();
    const host = frameHost((take) => take(port), noEscape);
    let asked = 0;
    host.onCloseAsked(() => {
      asked += 1;
    });
    for (const data of [
      null,
      'close.asked',
      ['close.asked'],
      { type: 'pay' },
      { type: 'close.asked', force: true },
    ]) {
      hear(data);
    }
    expect(asked).toBe(0);
    hear({ type: 'close.asked' });
    expect(asked).toBe(1);
  });

  test('is left by Escape in the frame as by its own close button', () => {
    let press = () => {};
    const host = frameHost(
      () => {},
      (ask) => {
        press = ask;
      },
    );
    let asked = 0;
    press();
    host.onCloseAsked(() => {
      asked += 1;
    });
    press();
    expect(asked).toBe(1);
  });

  test('is understood by hand exactly as the contract says', () => {
    const near = fc.oneof(
      fc.anything(),
      fc.record({ type: fc.oneof(fc.constant('close.asked'), fc.string()) }),
      fc.record({ type: fc.constant('close.asked'), more: fc.anything() }, { requiredKeys: ['type'] }),
    );
    fc.assert(fc.property(near, (data) => isCloseAsked(data) === v.is(LoaderToFrameSchema, data)));
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
