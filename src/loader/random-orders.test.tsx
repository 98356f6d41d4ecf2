import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Outcome, OutcomeStatus } from '../contract/outcome.ts';
import { create } from './create.ts';
import type { CloseInfo, Handle, Options } from './embedder-api.ts';

/** What was posted on either port, until it is carried over. */
const posted: (() => void)[] = [];

class Port {
  other!: Port;
  isClosed = false;
  onmessage?: (event: { data: unknown }) => void;
  postMessage(data: unknown): void {
    const { other } = this;
    if (!this.isClosed) posted.push(() => other.isClosed || other.onmessage?.({ data }));
  }
  close(): void {
    this.isClosed = true;
    this.other.isClosed = true;
  }
}

class Channel {
  port1 = new Port();
  port2 = new Port();
  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}

/** What a frame was greeted with, each time it loaded. */
const greetings = new WeakMap<Element, { readonly nonce: string; readonly port: Port }>();

const keyboardAndZoom = Object.assign(new EventTarget(), { scale: 1, height: 800, offsetTop: 0 });

/** Loads nothing: tests say when it has loaded, and hear what it is greeted with. */
function quietFrame(made: HTMLElement): HTMLElement {
  const contentWindow = {
    postMessage: ({ nonce }: { nonce: string }, _: string, [port]: [Port]) =>
      greetings.set(made, { nonce, port }),
  };
  return Object.assign(made, { src: '', contentWindow });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('MessageChannel', Channel);
  vi.stubGlobal('visualViewport', keyboardAndZoom);
  const make = document.createElement.bind(document);
  vi.spyOn(document, 'createElement').mockImplementation((name: string) =>
    name === 'iframe' ? quietFrame(make('quiet-frame')) : make(name),
  );
  document.body.innerHTML = '<button>Pay</button><main></main>';
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const outcome = (status: OutcomeStatus): Outcome => ({
  status,
  checkoutId: 'chk_1',
  reference: 'AL-100200',
  mayHavePaid: status === 'pending' || status === 'succeeded',
});

/** A handle with everything that it told, in order. */
class Told {
  readonly heard: (readonly [name: string, value: unknown])[] = [];
  readonly promises = new Set<Promise<Outcome>>();
  readonly settled = new Map<Promise<Outcome>, unknown[]>();
  readonly handle: Handle;
  readonly url: string;
  wasDestroyed = false;

  constructor(url: string, options: Partial<Options>) {
    this.url = url;
    const keep = (name: string) => (value: unknown) => this.heard.push([name, value]);
    this.handle = create({
      url,
      ...options,
      onLoad: keep('load'),
      onSuccess: keep('success'),
      onPending: keep('pending'),
      onError: keep('error'),
      onClose: keep('close'),
    } as Options);
  }

  open(): void {
    const promise = this.handle.open();
    if (this.promises.has(promise)) return;
    this.promises.add(promise);
    const ends: unknown[] = [];
    this.settled.set(promise, ends);
    promise.then(
      (value) => ends.push(value),
      (error: unknown) => ends.push(error),
    );
  }

  hosts(): Element[] {
    return hosts().filter((host) => frameIn(host)?.src === this.url);
  }

  frame(): HTMLIFrameElement | undefined {
    return frameIn(this.hosts()[0]);
  }

  /** What each opening told, the last of each being its close. */
  openings(): (readonly [string, unknown])[][] {
    const all: (readonly [string, unknown])[][] = [[]];
    for (const told of this.heard) {
      all.at(-1)?.push(told);
      if (told[0] === 'close') all.push([]);
    }
    return all;
  }
}

const frameIn = (host: Element | undefined) =>
  host?.shadowRoot?.querySelector<HTMLIFrameElement>('quiet-frame') ?? undefined;
const hosts = (): Element[] => [...document.querySelectorAll('div')].filter((div) => div.shadowRoot);

const flush = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) {
    for (const carry of posted.splice(0)) carry();
    await vi.advanceTimersByTimeAsync(1);
  }
};

const say = (told: Told, message: (nonce: string) => unknown): void => {
  const frame = told.frame();
  const greeting = frame && greetings.get(frame);
  if (greeting) greeting.port.postMessage(message(greeting.nonce));
};

const statuses: OutcomeStatus[] = ['succeeded', 'pending', 'failed', 'cancelled', 'expired', 'open'];
const ignored = () => {};

/** What the page does, what the frame says, and what happens to both. The frame says no outcome before it is seen, as its protocol has it. */
const acts: Record<string, (told: Told) => unknown> = {
  open: (told) => told.open(),
  preload: ({ handle }) => handle.preload(),
  close: ({ handle }) => handle.close(),
  update: ({ handle }) => handle.update({ locale: 'en' }),
  'on and off': ({ handle }) => {
    handle.on('close', ignored);
    handle.off('close', ignored);
  },
  destroy: (told) => {
    told.handle.destroy();
    told.wasDestroyed = true;
  },
  'its frame loads': (told) => told.frame()?.onload?.(new Event('load')),
  'its frame is ready': (told) => say(told, (nonce) => ({ type: 'ready', nonce })),
  'its frame is another’s': (told) => say(told, (nonce) => ({ type: 'ready', nonce: `${nonce}x` })),
  ...Object.fromEntries(
    statuses.map((status) => [
      `its frame says ${status}`,
      (told: Told) =>
        told.handle.state === 'open' && say(told, () => ({ type: 'outcome', outcome: outcome(status) })),
    ]),
  ),
  'its frame closes': (told) => say(told, () => ({ type: 'close', reason: 'user' })),
  'its frame has heard': (told) => say(told, () => ({ type: 'close.heard' })),
  'its frame babbles': (told) => say(told, () => ({ type: 'outcome', outcome: { status: 'paid' } })),
  'the page takes it away': (told) => told.hosts()[0]?.remove(),
  'ten seconds pass': () => vi.advanceTimersByTimeAsync(10_000),
};

const step = fc.record({
  who: fc.nat({ max: 2 }),
  act: fc.oneof(
    fc.constantFrom('open', 'its frame loads', 'its frame is ready'),
    fc.constantFrom(...Object.keys(acts)),
  ),
});

function expectTold(told: Told): void {
  const openings = told.openings();
  // Each has ended, and nothing was told after the last.
  expect(openings.pop()).toEqual([]);
  expect(openings).toHaveLength(told.promises.size);
  for (const [number, promise] of [...told.promises].entries()) {
    const opening = openings[number] ?? [];
    const ends = told.settled.get(promise) ?? [];
    expect(ends).toHaveLength(1);
    const of = (name: string) => opening.filter(([one]) => one === name).map(([, value]) => value);
    const [close] = of('close') as CloseInfo[];
    if (close?.outcome) expect(close.outcome).toBe(ends[0]);
    const decided = [...of('success'), ...of('pending'), ...of('error')];
    expect(decided.length).toBeLessThanOrEqual(1);
    expect(of('error')).toHaveLength(close?.outcome ? 0 : 1);
    for (const value of decided) expect(value).toBe(ends[0]);
  }
}

test('in whatever order things are called and happen, each opening ends once, by callback and promise alike, and nothing is left', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const opener = document.querySelector('button') as HTMLElement;
      opener.focus();
      const all = [
        new Told('https://pay.example/c/one', {}),
        new Told('https://pay.example/c/two', { container: 'main' }),
        new Told('https://pay.example/c/three', {
          url: undefined,
          fetchUrl: async () => 'https://pay.example/c/three',
        } as Partial<Options>),
      ];
      for (const { who, act } of steps) {
        const told = all[who] as Told;
        await acts[act]?.(told);
        await flush();
        for (const one of all) {
          expect(one.hosts().length).toBeLessThanOrEqual(one.wasDestroyed ? 0 : 1);
          if (one.wasDestroyed) expect(one.handle.state).toBe('destroyed');
        }
        const shown = [all[0], all[2]].filter((one) => /load|open/.test(one?.handle.state ?? ''));
        expect(document.documentElement.style.overflow).toBe(shown.length ? 'hidden' : '');
      }
      for (const { handle } of all) handle.destroy();
      await flush();
      for (const told of all) expectTold(told);
      expect(hosts()).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
      expect(document.documentElement.style.overflow).toBe('');
      expect(document.activeElement).toBe(opener);
    }),
    { seed: 20_261_123, numRuns: 150 },
  );
});
