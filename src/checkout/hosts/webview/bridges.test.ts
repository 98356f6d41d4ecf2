import { describe, expect, test } from 'vitest';
import type { PageToApp, PageWord } from '../../../contract/bridge-messages.ts';
import { type AppWindow, findBridge } from './bridges.ts';
import { schemeBridge } from './own-scheme.ts';

const worded = (word: PageWord): PageToApp => ({ v: 1, id: 'msg_1', ...word });
const outcome = { status: 'succeeded', checkoutId: 'chk_1', reference: 'AL-1', mayHavePaid: true } as const;
const success = worded({ type: 'outcome', outcome });

/** An app that writes down what it gets, under whatever name. */
function recorder() {
  const got: unknown[] = [];
  return { got, bridge: { postMessage: (text: unknown) => void got.push(text) } };
}

const homes: readonly (readonly [string, (bridge: { postMessage(text: unknown): void }) => AppWindow])[] = [
  ['an interface of Android, or a channel of webview_flutter', (bridge) => ({ DirectPay: bridge })],
  ['a message handler of WKWebView', (bridge) => ({ webkit: { messageHandlers: { DirectPay: bridge } } })],
  ['React Native', (bridge) => ({ ReactNativeWebView: bridge })],
];

describe('an app', () => {
  test.each(homes)('hears one JSON text by %s', (_, home) => {
    const { got, bridge } = recorder();
    findBridge(home(bridge))?.post(success);
    expect(got).toEqual([JSON.stringify(success)]);
  });

  test('hears it by flutter_inappwebview as the one argument of its handler', () => {
    const got: unknown[] = [];
    findBridge({ flutter_inappwebview: { callHandler: (...given) => got.push(given) } })?.post(success);
    expect(got).toEqual([['DirectPay', JSON.stringify(success)]]);
  });

  test('that listens by Android’s web messages answers by them', () => {
    const heard: unknown[] = [];
    let answer: (event: { data: unknown }) => void = () => {};
    const { bridge } = recorder();
    const found = findBridge({
      DirectPay: {
        ...bridge,
        addEventListener: (_, hear) => {
          answer = hear;
        },
      },
    });
    found?.hear?.((text) => heard.push(text));
    answer({ data: 'said' });
    expect(heard).toEqual(['said']);
  });

  test.each([
    {},
    { DirectPay: {} },
    { webkit: { messageHandlers: {} } },
    { flutter_inappwebview: {} },
    { ReactNativeWebView: { postMessage: 'no function' } },
  ])('is not there yet with %j', (page) => {
    expect(findBridge(page as AppWindow)).toBeUndefined();
  });

  test('with a name of ours hears our words, whatever else its framework has', () => {
    const [ours, theirs] = [recorder(), recorder()];
    findBridge({
      DirectPay: ours.bridge,
      MonoClientInterface: theirs.bridge,
      ReactNativeWebView: theirs.bridge,
    })?.post(success);
    expect([ours.got.length, theirs.got]).toEqual([1, []]);
  });
});

describe('an app that was written for the SDK of the provider', () => {
  const event = (type: 'bank.selected' | 'step.viewed') =>
    worded({
      type: 'event',
      event: {
        v: 1,
        id: 'evt_1',
        type,
        checkoutId: 'chk_1',
        reference: 'AL-1',
        at: '2026-11-21T14:02:00.000Z',
        data: { bankId: 'fidelity' },
      },
    });
  const told = (page: (bridge: { postMessage(text: unknown): void }) => AppWindow) => {
    const { got, bridge } = recorder();
    const found = findBridge(page(bridge));
    for (const message of [
      worded({ type: 'bridge.ready' }),
      event('bank.selected'),
      event('step.viewed'),
      worded({ type: 'locked', locked: true }),
      worded({ type: 'outcome', outcome: { ...outcome, status: 'pending' } }),
      success,
      worded({ type: 'close', reason: 'completed' }),
    ]) {
      found?.post(message);
    }
    return got.map((text) => JSON.parse(String(text)));
  };
  const chosen = {
    type: 'mono.connect.institution_selected',
    data: { reference: 'AL-1', timestamp: 1_795_269_720_000, institution: { id: 'fidelity' } },
  };
  const data = { code: 'chk_1', reference: 'AL-1' };
  const closed = { type: 'mono.connect.widget.closed', data: {} };

  test('hears that SDK’s names, and of outcomes only a success', () => {
    expect(told((bridge) => ({ MonoClientInterface: bridge }))).toEqual([
      chosen,
      { type: 'mono.connect.widget.account_linked', data },
      closed,
    ]);
  });

  test.each([
    [
      'React Native',
      (bridge: { postMessage(text: unknown): void }): AppWindow => ({
        MonoClientInterface: bridge,
        ReactNativeWebView: bridge,
      }),
    ],
    [
      'iOS, before the alias is there',
      (bridge: { postMessage(text: unknown): void }): AppWindow => ({
        webkit: { messageHandlers: { mono: bridge } },
      }),
    ],
  ])('hears of a payment by its own name where the SDK knows it: %s', (_, page) => {
    expect(told(page)).toEqual([chosen, { type: 'mono.connect.widget.charge_complete', data }, closed]);
  });
});

describe('an app without a bridge', () => {
  const went = (returnUrl: string | undefined, message: PageToApp): string[] => {
    const addresses: string[] = [];
    schemeBridge(returnUrl, (address) => addresses.push(address))?.post(message);
    return addresses;
  };

  test('is told by the scheme of its return url that something happened, and not what', () => {
    expect(went('adirelane://paid', success)).toEqual([
      'adirelane://event?type=outcome&id=msg_1&checkoutId=chk_1',
    ]);
  });

  test.each([
    undefined,
    'https://shop.adirelane.example/back',
    'javascript:alert(1)',
    'intent://x',
    'file:///x',
    'no address',
  ])('is not guessed from %s', (returnUrl) => expect(went(returnUrl, success)).toEqual([]));

  test('hears nothing else by it', () => {
    expect(went('adirelane://paid', worded({ type: 'bridge.ready' }))).toEqual([]);
  });
});
