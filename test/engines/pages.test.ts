import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bank } from '../journeys/scenarios.ts';
import { openWorld, type World } from '../journeys/world.ts';
import { engineNames } from './drivers/start-engine.ts';
import { until } from './drivers/until.ts';
import { EnginePayer } from './engine-payer.ts';
import { type ServedPages, servePages } from './served-pages.ts';
import { withEngine } from './with-engine.ts';

let world: World;
let strangers: ServedPages;
let merchant: ServedPages;

beforeAll(async () => {
  [merchant, strangers] = await Promise.all([servePages(), servePages()]);
  world = await openWorld({ moreOrigins: [merchant.origin] });
});
afterAll(async () => {
  await world?.stop();
  await merchant?.stop();
  await strangers?.stop();
});

describe.each(engineNames)('in %s', (name) => {
  const { newTab } = withEngine(name);

  test('a loader that is not the published one to the bit is not run', async () => {
    const src = `${world.proxyUrl}/v1/directpay.js`;
    const digest = createHash('sha384')
      .update(await (await fetch(src)).text())
      .digest('base64');
    const wrong = digest.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    const tab = await newTab();
    const seen: string[] = [];
    for (const hash of [digest, wrong]) {
      const html = `<script>document.title = 'waits'</script><script src="${src}" integrity="sha384-${hash}" crossorigin
onload="document.title = 'runs'" onerror="document.title = 'refused'"></script>`;
      await tab.goto(merchant.put('integrity', html));
      const title = await until('the script', () =>
        tab.page.evaluate(() => (document.title === 'waits' ? null : document.title), null),
      );
      seen.push(`${title}, ${await tab.page.evaluate(() => typeof globalThis.DirectPay, null)}`);
    }
    expect(seen).toEqual(['runs, object', 'refused, undefined']);
  });

  test('nothing that was not sent with the page runs in it, and no text becomes markup', async () => {
    const { url } = await world.create();
    const tab = await newTab();
    await tab.goto(url);
    await new EnginePayer(tab.checkout).sees('choose-bank');
    const foreign = strangers.put('foreign.js', 'globalThis.ran = true', {
      'content-type': 'text/javascript',
    });
    const happened = await tab.checkout.evaluate(intrusions, foreign);
    expect(happened).toEqual({
      inline: expect.stringMatching(/^(not run|refused)$/),
      handler: expect.stringMatching(/^(not run|refused)$/),
      foreign: 'refused',
      eval: 'refused',
      markup: 'refused',
    });
  });

  test('a payer pays on a merchant’s page that stands in a sandbox without popups', async () => {
    const { id, url } = await world.create();
    const html = `<script src="${world.proxyUrl}/v1/directpay.js"></script>
<script>DirectPay.create({ url: ${JSON.stringify(url)} }).open()</script>`;
    const tab = await newTab();
    const sandbox = { 'content-security-policy': 'sandbox allow-scripts allow-forms allow-same-origin' };
    await tab.goto(merchant.put('sandboxed', html, sandbox));
    const payer = new EnginePayer(tab.checkout);
    await payer.choosesBank(bank);
    await payer.logsIn({ username: 'user_good', password: '123456' });
    await payer.pays();
    await payer.sees('paid');
    await world.becomes(id, 'succeeded');
  });

  test('a status in the address, however well it is written, is not believed', async () => {
    const { id, url } = await world.create();
    const tab = await newTab();
    await tab.goto(`${url}?status=succeeded&outcome=paid&reference=AL-1#returned`);
    await new EnginePayer(tab.checkout).sees('choose-bank');
    expect((await world.checkout(id)).status).toBe('open');
  });

  test('looking ahead at a link and opening it again and again changes nothing', async () => {
    const { id, url } = await world.create();
    const before = await world.merchantReads(`/v1/checkouts/${id}`);
    const tab = await newTab();
    await tab.goto(
      merchant.put(
        'looks',
        `<link rel="prefetch" href="${url}"><link rel="preload" as="fetch" href="${url}">`,
      ),
    );
    for (const _ of [1, 2]) {
      await tab.goto(url);
      await new EnginePayer(tab.checkout).sees('choose-bank');
    }
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
    expect(await world.merchantReads(`/v1/checkouts/${id}`)).toBe(before);
  });
});

/** Runs in the checkout: what somebody would do who could write into it. In a task of its own, since drivers may do more than pages. */
function intrusions(foreign: string): Promise<Record<string, string>> {
  const page = globalThis as { ran?: boolean };
  const tries = (intrude: () => void): string => {
    try {
      intrude();
    } catch {
      return 'refused';
    }
    return page.ran === true ? 'run' : 'not run';
  };
  const all = {
    inline: () => {
      const script = document.createElement('script');
      script.append('globalThis.ran = true');
      document.head.append(script);
    },
    handler: () => {
      const button = document.createElement('button');
      button.setAttribute('onclick', 'globalThis.ran = true');
      button.click();
    },
    foreign: () => {
      document.createElement('script').src = foreign;
    },
    eval: () => {
      // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
      globalThis.eval('1');
    },
    markup: () => {
      document.createElement('p').innerHTML = '<b>more</b>';
    },
  };
  return new Promise((resolve) => {
    setTimeout(() =>
      resolve(Object.fromEntries(Object.entries(all).map(([name, intrude]) => [name, tries(intrude)]))),
    );
  });
}
