import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useFixture } from './fixture-browser.ts';

const fixture = useFixture();

declare global {
  var left: { readonly timers: Set<unknown>; readonly observers: Set<unknown>; readonly ports: Set<unknown> };
}

/** From now on the page knows which of its timers, observers and ports have not been ended. */
function countWhatIsLeft(): void {
  const timers = new Set<unknown>();
  const observers = new Set<unknown>();
  const ports = new Set<unknown>();
  Object.assign(globalThis, { left: { timers, observers, ports } });
  const { setTimeout: begin, clearTimeout: clear } = globalThis;
  Object.assign(globalThis, {
    setTimeout(work: () => void, pause: number) {
      const id = begin(() => {
        timers.delete(id);
        work();
      }, pause);
      timers.add(id);
      return id;
    },
    clearTimeout(id: number) {
      timers.delete(id);
      clear(id);
    },
    MutationObserver: class extends MutationObserver {
      override observe(node: Node, options: MutationObserverInit) {
        observers.add(this);
        super.observe(node, options);
      }
      override disconnect() {
        observers.delete(this);
        super.disconnect();
      }
    },
    MessageChannel: class extends MessageChannel {
      constructor() {
        super();
        const { port1 } = this;
        const close = port1.close.bind(port1);
        ports.add(port1);
        port1.close = () => {
          ports.delete(port1);
          close();
        };
      }
    },
  });
}

/**
 * Opens and ends so many checkouts, one after the other, in every way in which one ends, and tells how many were told of. The page keeps
 * its handles, as pages do.
 */
function cycle(page: Page, cycles: number, container?: string): Promise<number> {
  return page.evaluate(
    async ({ cycles, container, url }) => {
      const kept = DirectPay.create({ url, container });
      let closes = 0;
      for (let turn = 0; turn < cycles; turn += 1) {
        const handle = turn % 2 ? kept : DirectPay.create({ url, container });
        // The error of one that the page takes away remembers, in V8, the functions it was made in.
        if (turn % 5) handles.push(handle);
        await new Promise<void>((closed) => {
          const loaded = () => {
            if (turn % 5 === 0) document.querySelector(container ?? 'body')?.lastElementChild?.remove();
            else if (turn % 3 === 0 && handle !== kept) handle.destroy();
            else handle.close();
          };
          const told = () => {
            closes += 1;
            handle.off('load', loaded);
            handle.off('close', told);
            closed();
          };
          handle.on('load', loaded);
          handle.on('close', told);
          handle.open().catch(() => {});
        });
      }
      return closes;
    },
    { cycles, container, url: fixture.pages.frameUrl('obeys') },
  );
}

/** What may be there more than before: the engine may keep the last opening for a while. One thing left by each would be 250. */
const slack = { Documents: 2, Frames: 2, JSEventListeners: 49, Nodes: 49, JSHeapUsedSize: 1_000_000 };
type Held = { readonly [name in keyof typeof slack]: number };

/** What the engine holds once it has collected what nobody can reach, the page's own included. */
async function held(session: CDPSession): Promise<Held> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value])) as unknown as Held;
}

function grown(before: Held, after: Held): string[] {
  return (Object.keys(slack) as (keyof Held)[])
    .filter((name) => after[name] > before[name] + slack[name])
    .map((name) => `${name}: ${before[name]}, then ${after[name]}`);
}

test.each([{ kind: 'a dialog' }, { kind: 'a part of the page', container: '#place' }])(
  'opened and ended 250 times, $kind leaves no frame, listener, timer, observer or port behind',
  { timeout: 300_000 },
  async ({ container }) => {
    const { page } = await fixture.visit();
    await page.addInitScript(countWhatIsLeft);
    // Of the same site as the frame, so that one process holds both and counts both.
    await page.goto(fixture.pages.merchantUrl.replace('localhost', '127.0.0.1'));
    await page.evaluate(() => {
      globalThis.handles = [];
      document.querySelector('.tall')?.setAttribute('id', 'place');
    });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');

    expect(await cycle(page, 20, container)).toBe(20);
    const before = await held(session);
    expect(await cycle(page, 250, container)).toBe(250);
    await expect.poll(async () => grown(before, await held(session)), { timeout: 60_000 }).toEqual([]);
    expect(await page.evaluate(() => Object.values(left).map((ones) => ones.size))).toEqual([0, 0, 0]);
  },
);
