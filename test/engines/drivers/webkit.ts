import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../src/demo/free-port.ts';
import { windows } from '../../journeys/browser.ts';
import type { Document, Engine, Profile, Tab } from './driver.ts';
import { startGroup } from './processes.ts';
import { startScreen } from './screen.ts';
import { until } from './until.ts';
import { type ElementId, newSession, type WebDriverSession } from './web-driver.ts';

/** Debian's WebKitGTK, driven by its own WebDriver, on a screen and a message bus that only it has. */
export async function startWebkit(): Promise<Engine> {
  const home = mkdtempSync(join(tmpdir(), 'webkit-'));
  const screen = await startScreen();
  const port = await freePort();
  const driver = startGroup('dbus-run-session', ['--', 'WebKitWebDriver', `--port=${port}`], {
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
    async newTab() {
      const handle =
        unused.pop() ?? (await session.post<{ handle: string }>('/window/new', { type: 'tab' })).handle;
      const tab = tabOf(session, handle);
      await session.post('/window', { handle });
      await session.post('/window/rect', windows.phone.viewport);
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
    checkout: documentOf(session, onCheckout),
    goto: (url) => does('/url', { url }),
    reload: () => does('/refresh'),
    back: () => does('/back'),
    forward: () => does('/forward'),
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

function documentOf(session: WebDriverSession, goThere: () => Promise<void>): Document {
  const found = async (find: (given: never) => Element | null, given: unknown): Promise<string | null> => {
    await goThere();
    const element = await session.run<ElementId | null>(find, given);
    return element && session.elementPath(element);
  };
  return {
    async evaluate<Given, Answer>(ask: (given: Given) => Answer | Promise<Answer>, given: Given) {
      await goThere();
      return session.run<Answer>(ask, given);
    },
    async click(find, given) {
      const path = await found(find, given);
      if (path !== null) await session.post(`${path}/click`);
      return path !== null;
    },
    async type(find, given, text) {
      const path = await found(find, given);
      if (path !== null) await session.post(`${path}/value`, { text });
      return path !== null;
    },
  };
}
