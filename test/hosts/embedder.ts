import type { Frame, Locator, Page } from 'playwright-core';
import type { FrameToLoader, LoaderToFrame, WidgetEvent } from '../../src/contract/frame-messages.ts';
import type { Outcome } from '../../src/contract/outcome.ts';
import type { Handle } from '../../src/loader/embedder-api.ts';

/** What the merchant's page heard, in order. `same`: it was the object that promise or `onError` had been given. */
export type Heard = readonly [name: string, value?: unknown];

declare global {
  var handles: ReturnType<typeof DirectPay.create>[];
  var heard: Heard[];
  var promises: Promise<Outcome>[];
  var post: (message: unknown) => void;
  var got: LoaderToFrame[];
  var greeted: { data: unknown; origin: string; fromParent: boolean; ports: number }[];
}

export const outcome = (status: Outcome['status'], mayHavePaid = false): Outcome => ({
  status,
  checkoutId: 'chk_1',
  reference: 'AL-100200',
  mayHavePaid,
});

export const event: WidgetEvent = {
  v: 1,
  id: 'evt_1',
  type: 'bank.selected',
  checkoutId: 'chk_1',
  reference: 'AL-100200',
  at: '2026-11-21T14:02:00.000Z',
  data: { bankId: 'fidelity' },
};

/** A merchant's page that writes down everything it hears. */
export class Embedder {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async visit(page: Page, url: string): Promise<Embedder> {
    await page.addInitScript(() => {
      globalThis.heard = [];
      globalThis.handles = [];
      globalThis.promises = [];
      addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
        heard.push(['violation', violatedDirective]);
      });
    });
    await page.goto(url);
    return new Embedder(page);
  }

  /** Makes a handle that writes down what it tells, and gives its number. */
  create(url: string): Promise<number> {
    return this.page.evaluate((url) => {
      const handle = DirectPay.create({
        url,
        onLoad: () => heard.push(['load']),
        onSuccess: async (told) => heard.push(['success', told]),
        onPending: (told) => heard.push(['pending', told]),
        onError: ({ code, retryable }) => heard.push(['error', { code, retryable }]),
        onClose: (info) => heard.push(['close', info]),
        onEvent: (told) => heard.push(['event', told]),
      });
      return handles.push(handle) - 1;
    }, url);
  }

  /** Opens as a click on the page's button would, and writes down how the promise settles. */
  async open(number = 0): Promise<void> {
    await this.page.locator('#opener').focus();
    await this.page.evaluate((number) => {
      const promise = (handles[number] as (typeof handles)[number]).open();
      promises.push(promise);
      promise.then(
        (told) => heard.push(['resolved', told]),
        ({ code, retryable }) => heard.push(['rejected', { code, retryable }]),
      );
    }, number);
  }

  /** A handle whose frame is ready. */
  async opened(url: string): Promise<Frame> {
    await this.open(await this.create(url));
    await this.state('open');
    return this.frame();
  }

  state(state: Handle['state'], number = 0): Promise<unknown> {
    return this.page.waitForFunction(([state, number]) => handles[number]?.state === state, [
      state,
      number,
    ] as const);
  }

  heard(): Promise<Heard[]> {
    return this.page.evaluate(() => heard);
  }

  frame(index = 0): Frame {
    const frame = this.page.frames().filter((one) => one.parentFrame())[index];
    if (!frame) throw new Error('There is no frame');
    return frame;
  }

  /** Waits until the frame was told one thing, once its own script is there to write it down. */
  hasHeard(where: 'got' | 'greeted', index = 0): Promise<unknown> {
    return this.frame(index).waitForFunction((where) => globalThis[where]?.length === 1, where);
  }

  dialog(): Locator {
    return this.page.locator('dialog');
  }
}

/** A tap or key that takes the frame away may never be acknowledged by it, so only what comes of it is waited for. */
export function unacknowledged(input: Promise<void>): void {
  input.catch(() => {});
}

/** Has the frame send something, as it is. What it sends may take the frame away before Playwright has its answer. */
export async function send(frame: Frame, message: FrameToLoader | unknown): Promise<void> {
  await frame
    .evaluate((message) => void setTimeout(() => post(message)), message)
    .catch((error: Error) => {
      if (!/detached|destroyed|closed/.test(error.message)) throw error;
    });
}
