import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppToPage, PageToApp } from '../../../contract/bridge-messages.ts';
import type { Outcome } from '../../../contract/outcome.ts';
import type { PayerEvent, Shown } from '../../machine/facade.ts';
import { isInApp } from '../is-in-app.ts';
import { webviewHost } from './webview-host.ts';

const paid: Outcome = { status: 'succeeded', checkoutId: 'chk_1', reference: 'AL-1', mayHavePaid: true };
const returnUrl = 'https://shop.adirelane.example/back?order=7';

interface Native {
  readonly got: PageToApp[];
  isThere: boolean;
  acknowledges: boolean;
}

let native: Native;

beforeEach(() => {
  vi.useFakeTimers();
  native = { got: [], isThere: true, acknowledges: true };
  const ReactNativeWebView = {
    postMessage(text: string) {
      const message = JSON.parse(text) as PageToApp;
      native.got.push(message);
      if (native.acknowledges) say({ v: 1, type: 'bridge.ack', id: message.id });
    },
  };
  Object.defineProperty(window, 'ReactNativeWebView', {
    configurable: true,
    get: () => (native.isThere ? ReactNativeWebView : undefined),
  });
});
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(window, 'ReactNativeWebView');
  document.body.replaceChildren();
});

const say = (message: AppToPage): void => window.DirectPayHost?.receive(JSON.stringify(message));
const types = () => native.got.map(({ type }) => type);

function open(back: string | undefined = returnUrl) {
  const went: string[] = [];
  const sent: PayerEvent[] = [];
  const now = { closing: 'closed', view: { commands: [] } } as unknown as Shown;
  const host = webviewHost(window, back, (address) => went.push(address));
  host.follow?.({ now: () => now, send: (event) => sent.push(event) });
  return { host, went, sent, now };
}

describe('an app that acknowledges', () => {
  test('hears each message once, and the page does not leave by itself', async () => {
    const { host, went } = open();
    host.locked(true);
    host.outcome(paid);
    host.close('completed', paid, returnUrl);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(types()).toEqual(['bridge.ready', 'locked', 'outcome', 'close']);
    expect(new Set(native.got.map(({ id }) => id)).size).toBe(4);
    expect(went).toEqual([]);
  });

  test('hears of what happened while its bridge was not there', async () => {
    native.isThere = false;
    const { host } = open();
    host.outcome(paid);
    await vi.advanceTimersByTimeAsync(1_000);
    native.isThere = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(types()).toEqual(['bridge.ready', 'outcome']);
  });

  test('knows the end of a checkout by one id, by whatever way and however often it is told', async () => {
    native.acknowledges = false;
    for (let times = 0; times < 2; times += 1) {
      const { host, went } = open();
      host.outcome(paid);
      host.close('completed', paid, returnUrl);
      await vi.advanceTimersByTimeAsync(1_600);
      expect(went).toEqual([
        'https://shop.adirelane.example/back?order=7&checkoutId=chk_1&reference=AL-1&status=succeeded&outcomeId=chk_1.succeeded',
      ]);
    }
    const ids = native.got.flatMap(({ type, id }) => (type === 'outcome' ? [id] : []));
    expect(new Set(ids)).toEqual(new Set(['chk_1.succeeded']));
  });

  test('tells two closings with nothing decided apart', () => {
    for (let times = 0; times < 2; times += 1) open().host.outcome({ ...paid, status: 'open' });
    const ids = native.got.flatMap(({ type, id }) => (type === 'outcome' ? [id] : []));
    expect(new Set(ids).size).toBe(2);
  });
});

describe('an app that has not heard', () => {
  test('does not lose a payer who has gone on meanwhile', async () => {
    native.acknowledges = false;
    const { host, went, now } = open();
    host.close('user', { ...paid, status: 'open' }, returnUrl);
    Object.assign(now, { closing: 'open' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect([went, types().filter((type) => type === 'close')]).toEqual([[], ['close']]);
  });

  test('and has no bridge at all is told by the scheme of its return url, once', async () => {
    native.isThere = false;
    const { host, went } = open('adirelane://paid');
    host.outcome(paid);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(went).toEqual(['adirelane://event?type=outcome&id=chk_1.succeeded&checkoutId=chk_1']);
  });
});

describe('what an app may ask', () => {
  test('to close, which the page answers', () => {
    const { host } = open();
    let asked = 0;
    host.onCloseAsked(() => {
      asked += 1;
    });
    say({ v: 1, type: 'host.close' });
    window.DirectPayHost?.receive('{"v":1,"type":"host.close","force":true}');
    expect(asked).toBe(1);
  });

  test('to step back, in the words of the payer', () => {
    const { sent } = open();
    say({ v: 1, type: 'host.back' });
    expect(sent).toEqual([{ type: 'close.dismissed' }, { type: 'close.asked' }]);
  });

  test('to look again once it is in front', async () => {
    native.acknowledges = false;
    const { host } = open();
    host.outcome(paid);
    let resumed = 0;
    document.addEventListener('resume', () => {
      resumed += 1;
    });
    say({ v: 1, type: 'host.resume' });
    expect([resumed, types()]).toEqual([1, ['bridge.ready', 'outcome', 'outcome']]);
  });

  test('to keep clear of what covers the page, and to be dark, whatever the checkout says later', async () => {
    open();
    say({ v: 1, type: 'host.insets', top: 24, bottom: 16, keyboard: 300 });
    say({ v: 1, type: 'host.colorScheme', scheme: 'dark' });
    const { style, dataset } = document.documentElement;
    expect([style.getPropertyValue('--app-keyboard'), document.body.style.paddingTop]).toEqual([
      '300px',
      '24px',
    ]);
    delete dataset['theme'];
    await vi.advanceTimersByTimeAsync(10);
    expect(dataset['theme']).toBe('dark');
  });
});

describe('a link that leads away', () => {
  const tap = (href: string): boolean => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    link.dispatchEvent(click);
    return click.defaultPrevented;
  };

  test.each(['https://bank.example/help', 'mailto:help@adirelane.example', 'tel:*737*1#'])(
    'goes to the app: %s',
    async (href) => {
      const { went } = open();
      expect(tap(href)).toBe(true);
      await vi.advanceTimersByTimeAsync(5_000);
      expect([native.got.at(-1), went]).toMatchObject([{ type: 'link.asked', url: href }, []]);
    },
  );

  test('opens in the page’s place where the app does not take it', async () => {
    native.acknowledges = false;
    const { went } = open();
    tap('https://bank.example/help');
    await vi.advanceTimersByTimeAsync(1_100);
    expect(went).toEqual(['https://bank.example/help']);
  });

  test('is an ordinary link where there is no app', () => {
    native.isThere = false;
    open();
    expect(tap('https://bank.example/help')).toBe(false);
  });
});

describe('a page knows that it stands in an app', () => {
  const at = (search: string, more: object = {}) =>
    isInApp({ location: { search }, ...more } as unknown as Window);

  test('by its address or by the app’s bridge, and by nothing else', () => {
    expect([at('?embed=webview&platform=ios'), at('?a=1&embed=webview')]).toEqual([true, true]);
    expect([at(''), at('?embed=webviews'), at('', { webkit: { messageHandlers: { other: {} } } })]).toEqual([
      false,
      false,
      false,
    ]);
    expect([
      at('', { ReactNativeWebView: {} }),
      at('', { MonoClientInterface: {} }),
      at('', { webkit: { messageHandlers: { DirectPay: {} } } }),
    ]).toEqual([true, true, true]);
  });
});
