import type { Outcome } from '../../src/contract/outcome.ts';
import type { World } from '../journeys/world.ts';
import type { Tab } from './drivers/driver.ts';
import { until } from './drivers/until.ts';
import { shown } from './in-document.ts';

type Told = Pick<Outcome, 'status' | 'mayHavePaid'>;

/** A way in which a checkout comes before a payer, and what the one who opened it was told. */
export interface Opening {
  readonly name: string;
  open(tab: Tab, world: World, url: string): Promise<void>;
  /** The outcomes that were told, in order; undefined where nobody is there to be told. */
  outcomes(tab: Tab): Promise<readonly Told[] | undefined>;
  /** Everything that was told. */
  said(tab: Tab): Promise<readonly unknown[]>;
}

const brief = ({ status, mayHavePaid }: Outcome): Told => ({ status, mayHavePaid });

/** What the page has written down under a name. */
const written = async <Entry>(tab: Tab, name: string): Promise<Entry[]> =>
  JSON.parse(
    await tab.page.evaluate((name) => JSON.stringify(Reflect.get(globalThis, name)), name),
  ) as Entry[];

/** Together with this, each outcome is told by a callback of its own. */
const callbacks: Readonly<Record<string, Outcome['status']>> = { success: 'succeeded', pending: 'pending' };

const byLink: Opening = {
  name: 'by link',
  open: (tab, _, url) => tab.goto(url),
  outcomes: async () => undefined,
  said: async () => [],
};

/** By the button of the merchant's page, which has the loader by script tag. */
const onMerchantsPage = (name: string, as: 'dialog' | 'part'): Opening => ({
  name,
  async open(tab, world, url) {
    await tab.goto(world.merchantPage.address(url, as));
    await until('the merchant’s button', () => tab.page.click(shown, { css: '#pay' }));
  },
  async outcomes(tab) {
    const told = await written<[string, string]>(tab, 'told');
    const outcomes = (name: string) =>
      told.filter(([as]) => as === name).map(([, value]) => brief(JSON.parse(value) as Outcome));
    const resolved = outcomes('outcome');
    for (const { status } of resolved) {
      const [callback] = Object.entries(callbacks).find(([, as]) => as === status) ?? [];
      if (callback && outcomes(callback).length !== 1)
        throw new Error(`${status} is not told once: ${String(told)}`);
    }
    return resolved;
  },
  said: async (tab) =>
    (await written<[string, string?]>(tab, 'told')).map(([name, value]) => [
      name,
      value && JSON.parse(value),
    ]),
});

export const byScriptTag = onMerchantsPage('by script tag', 'dialog');
const inline = onMerchantsPage('in a part of the merchant’s page', 'part');

/** An app's webview that makes its bridge a moment after the page has started, and acknowledges each message once. */
function plantedBridge(): void {
  const heardByApp: string[] = [];
  const page = globalThis as unknown as {
    heardByApp: string[];
    DirectPayHost?: { receive(text: string): void };
    ReactNativeWebView: { postMessage(text: string): void };
  };
  page.heardByApp = heardByApp;
  page.ReactNativeWebView = {
    postMessage(text) {
      heardByApp.push(text);
      const { id } = JSON.parse(text) as { id: string };
      page.DirectPayHost?.receive(JSON.stringify({ v: 1, type: 'bridge.ack', id }));
    },
  };
}

const toApp = async (tab: Tab) =>
  (await written<string>(tab, 'heardByApp')).map(
    (text) => JSON.parse(text) as { id: string; type: string; outcome: Outcome },
  );

const inApp: Opening = {
  name: 'in an app',
  async open(tab, _, url) {
    await tab.goto(`${url}?embed=webview`);
    await tab.page.evaluate(plantedBridge, null);
  },
  async outcomes(tab) {
    const messages = await toApp(tab);
    const ids = messages.map(({ id }) => id);
    if (new Set(ids).size !== ids.length) throw new Error(`An acknowledged message was said again: ${ids}`);
    return messages.filter(({ type }) => type === 'outcome').map(({ outcome }) => brief(outcome));
  },
  said: toApp,
};

export const openings: readonly Opening[] = [byLink, byScriptTag, inline, inApp];
