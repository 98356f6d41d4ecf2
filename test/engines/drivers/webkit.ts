import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../src/demo/free-port.ts';
import { windows } from '../../journeys/browser.ts';
import type { Document, Engine, Key, Profile, Tab, Taps } from './driver.ts';
import { startOnOwnBus } from './own-bus.ts';
import { startScreen } from './screen.ts';
import { until } from './until.ts';
import { type ElementId, newSession, type WebDriverSession } from './web-driver.ts';

/** Debian's WebKitGTK, driven by its own WebDriver, on a screen and a message bus that only it has. */
export async function startWebkit(): Promise<Engine> {
  const home = mkdtempSync(join(tmpdir(), 'webkit-'));
  const screen = await startScreen();
  const port = await freePort();
  const driver = startOnOwnBus(home, 'WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: screen.environment(home),
  });
  const server = `http://127.0.0.1:${port}`;
  await until('WebKitWebDriver', async () => (await fetch(`${server}/status`)).ok);
  return {
    name: 'webkit',
    newProfile: () => newProfile(server),
    async close() {
      await driver.end();
      await screen.end();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function newProfile(server: string): Promise<Profile> {
  const [binary] = globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser');
  const session = await newSession(server, {
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  });
  const unused = [await session.get<string>('/window')];
  return {
    async newTab(as = 'phone') {
      const handle =
        unused.pop() ?? (await session.post<{ handle: string }>('/window/new', { type: 'window' })).handle;
      const tab = tabOf(session, handle);
      await session.post('/window', { handle });
      await session.post('/window/rect', windows[as].viewport);
      return tab;
    },
    close: () => session.remove(),
  };
}

function tabOf(session: WebDriverSession, handle: string): Tab {
  const onPage = async (): Promise<void> => {
    await session.post('/window', { handle });
    await session.post('/frame', { id: null });
  };
  const onCheckout = async (): Promise<void> => {
    await onPage();
    const frame = await session.run<ElementId | 'here' | null>(checkoutFrame, null);
    if (frame === null) throw new Error('There is no checkout');
    if (frame !== 'here') await session.post('/frame', { id: frame });
  };
  const does = async (path: string, body?: object): Promise<void> => {
    await onPage();
    await session.post(path, body);
  };
  return {
    page: documentOf(session, onPage),
    checkout: documentOf(session, onCheckout, async (y) => {
      await onPage();
      await session.run(frameBroughtIn, y);
      await onCheckout();
    }),
    goto: (url) => does('/url', { url }),
    reload: () => does('/refresh'),
    back: () => does('/back'),
    bringToFront: onPage,
    press: (key) => does('/actions', { actions: [pressOf(key)] }),
    tapAt: (x, y) => does('/actions', { actions: [tapsAt('viewport', x, y, 1)] }),
    async close() {
      await onPage();
      await session.remove('/window');
    },
  };
}

/** The frame may stand in the loader's shadow root. */
function checkoutFrame(): Element | 'here' | null {
  if (location.pathname.startsWith('/c/')) return 'here';
  const roots = [document, ...[...document.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot)];
  const frames = roots.flatMap((root) => [...(root?.querySelectorAll('iframe') ?? [])]);
  return frames.find(({ src }) => src.includes('/c/')) ?? null;
}

/** A frame that is a part of the page may reach below the window, and what happens in it does not scroll the page. */
function frameBroughtIn(y: number): void {
  for (const { shadowRoot } of document.querySelectorAll('*')) {
    const frame = shadowRoot?.querySelector('iframe');
    const at = frame ? frame.getBoundingClientRect().top + y : 0;
    if (at < 0 || at > innerHeight) scrollBy(0, at - innerHeight / 2);
  }
}

/** `bringIn` is told how far below the document's upper edge it is that will be tapped. */
function documentOf(
  session: WebDriverSession,
  goThere: () => Promise<void>,
  bringIn?: (y: number) => Promise<void>,
): Document {
  const found = async (find: (given: never) => Element | null, given: unknown): Promise<ElementId | null> => {
    await goThere();
    const element = await session.run<ElementId | null>(find, given);
    // The driver brings it in from below no further than to the edge, where the screen's own buttons lie over it.
    if (element) {
      const y = await session.run<number>((there: Element) => {
        there.scrollIntoView({ block: 'center' });
        const { top, height } = there.getBoundingClientRect();
        return top + height / 2;
      }, element);
      await bringIn?.(y);
    }
    return element;
  };
  return {
    async evaluate<Given, Answer>(ask: (given: Given) => Answer | Promise<Answer>, given: Given) {
      await goThere();
      return session.run<Answer>(ask, given);
    },
    async click(find, given, times = 1) {
      const element = await found(find, given);
      if (element && times === 1) await session.post(`${session.elementPath(element)}/click`);
      if (element && times === 2) await session.post('/actions', { actions: [tapsAt(element, 0, 0, 2)] });
      return element !== null;
    },
    async type(find, given, text) {
      const element = await found(find, given);
      if (!element) return false;
      // A frame takes the keyboard by a click alone.
      await session.post(`${session.elementPath(element)}/click`);
      await session.post(`${session.elementPath(element)}/value`, { text });
      return true;
    },
  };
}

const tapsAt = (origin: ElementId | 'viewport', x: number, y: number, times: Taps): object => {
  const tap = [
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  const there = { type: 'pointerMove', duration: 0, origin, x, y };
  return {
    type: 'pointer',
    id: 'mouse',
    actions: [there, ...Array.from({ length: times }, () => tap).flat()],
  };
};

/** What WebDriver calls the keys. */
const keys: Readonly<Record<Key, string>> = { Escape: '\uE00C', Tab: '\uE004' };

const pressOf = (key: Key): object => ({
  type: 'key',
  id: 'keyboard',
  actions: [
    { type: 'keyDown', value: keys[key] },
    { type: 'keyUp', value: keys[key] },
  ],
});
