import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export const windows = {
  phone: { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
} as const;
export type WindowName = keyof typeof windows;

/** Debian's Chromium. */
export const chromiumPath = '/usr/bin/chromium';

/** Nothing of the browser's own goes out to the network. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--no-first-run',
];

export function launchChromium(...more: string[]): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: [...chromiumArguments, ...more] });
}

/** What a browser let slip while a story was told: everything that was asked for, said or thrown. */
export interface Traces {
  readonly urls: string[];
  readonly console: string[];
  readonly errors: string[];
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly traces: Traces;
  close(): Promise<void>;
}

/** A person's own browser: nothing in it from anybody else, a page open, its traces kept. */
export async function visit(browser: Browser, window: WindowName): Promise<Visit> {
  const context = await browser.newContext({ ...windows[window], reducedMotion: 'reduce' });
  const traces = tracesOf(context);
  const page = await context.newPage();
  return { context, page, traces, close: () => context.close() };
}

function tracesOf(context: BrowserContext): Traces {
  const traces: Traces = { urls: [], console: [], errors: [] };
  context.on('request', (request) => traces.urls.push(request.url()));
  context.on('console', (message) => traces.console.push(`${message.type()}: ${message.text()}`));
  context.on('weberror', (error) => traces.errors.push(String(error.error())));
  return traces;
}
