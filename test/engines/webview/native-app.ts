import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { AppToPage, PageToApp } from '../../../src/contract/bridge-messages.ts';
import type { Document } from '../drivers/driver.ts';
import { startOnOwnBus } from '../drivers/own-bus.ts';
import { startScreen } from '../drivers/screen.ts';

/** An app with a WebKitGTK webview in a window of its own. */
export interface NativeApp {
  /** Every message that its message handler was given, in order. */
  readonly given: readonly PageToApp[];
  /** The same by their ids, each once: what the app has acted on. */
  readonly heard: readonly PageToApp[];
  /** How often the page's own process has died. */
  deaths(): number;
  load(url: string): void;
  /** Pages that are loaded from now on get neither cookies nor storage. */
  keepNothing(): void;
  say(message: AppToPage): Promise<void>;
  readonly page: Document;
  endPage(): void;
  stop(): Promise<void>;
}

interface Line {
  readonly heard?: string;
  readonly died?: string;
  readonly ran?: number;
  readonly failed?: number;
  readonly value?: string;
  readonly why?: string;
}

const ANSWER_MS = 5_000;

/** The app answers every message, as apps should, but for those of the type `ignores`. */
export async function startNativeApp(ignores?: PageToApp['type']): Promise<NativeApp> {
  const home = await mkdtemp(join(tmpdir(), 'native-app-'));
  const screen = await startScreen();
  const program = join(import.meta.dirname, 'native-host.py');
  const { child, end } = startOnOwnBus(home, '/usr/bin/python3', [program], {
    env: { ...screen.environment(home), NO_AT_BRIDGE: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const [input, output] = [child.stdin as Writable, child.stdout as Readable];
  const given: PageToApp[] = [];
  const heard: PageToApp[] = [];
  const waiting = new Map<number, { resolve(value: string): void; reject(error: Error): void }>();
  let runs = 0;
  let deaths = 0;

  const tell = (order: object): void => void input.write(`${JSON.stringify(order)}\n`);
  const run = (script: string): Promise<string> =>
    new Promise((resolve, reject) => {
      runs += 1;
      const of = runs;
      // A page that goes away takes its answer with it.
      const timer = setTimeout(() => reject(new Error('The page did not answer')), ANSWER_MS);
      const settled =
        <Value>(settle: (value: Value) => void) =>
        (value: Value): void => {
          clearTimeout(timer);
          waiting.delete(of);
          settle(value);
        };
      waiting.set(of, { resolve: settled(resolve), reject: settled(reject) });
      tell({ run: of, script });
    });
  const say = async (message: AppToPage): Promise<void> => {
    await run(`window.DirectPayHost?.receive(${JSON.stringify(JSON.stringify(message))})`);
  };
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The app did not start')));
    createInterface({ input: output }).on('line', (text) => {
      // What the session's own programs say comes the same way.
      if (!text.startsWith('{')) return;
      const line = JSON.parse(text) as Line;
      if (line.heard !== undefined) {
        const message = JSON.parse(line.heard) as PageToApp;
        given.push(message);
        if (heard.every(({ id }) => id !== message.id)) heard.push(message);
        if (message.type !== ignores) void say({ v: 1, type: 'bridge.ack', id: message.id }).catch(() => {});
      } else if (line.died !== undefined) deaths += 1;
      else if (line.ran !== undefined) waiting.get(line.ran)?.resolve(line.value ?? '');
      else if (line.failed !== undefined) waiting.get(line.failed)?.reject(new Error(line.why));
      else resolve();
    });
  });
  await ready;

  return {
    given,
    heard,
    deaths: () => deaths,
    load: (url) => tell({ load: url }),
    keepNothing: () => tell({ keep: 'nothing' }),
    say,
    page: documentOf(run),
    endPage: () => tell({ end: 'page' }),
    async stop() {
      await end();
      await screen.end();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** What is found is clicked and typed into by script: a webview takes no orders from outside but by its app. */
function documentOf(run: (script: string) => Promise<string>): Document {
  const call = (given: unknown, find: (given: never) => unknown): string =>
    `(${find})(${JSON.stringify(given)})`;
  const acts = async (found: string, deed: string): Promise<boolean> =>
    (await run(`const found = ${found}; if (found) { ${deed} } return found !== null;`)) === 'true';
  return {
    async evaluate<Given, Answer>(ask: (given: Given) => Answer | Promise<Answer>, given: Given) {
      return JSON.parse(await run(`return JSON.stringify((await ${call(given, ask)}) ?? null);`)) as Answer;
    },
    click: (find, given) => acts(call(given, find), 'found.click();'),
    type: (find, given, text) =>
      acts(
        call(given, find),
        `found.value += ${JSON.stringify(text)}; found.dispatchEvent(new InputEvent('input', { bubbles: true }));`,
      ),
  };
}
