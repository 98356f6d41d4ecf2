import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Step } from '../../src/contract/steps.ts';
import { launchChromium, windows } from './browser.ts';
import { foundIn } from './forms-of-text.ts';
import { type Begun, canHappen, type StepRow } from './interrupted-row.ts';
import type { Interruption } from './interruptions.ts';
import { leftInBrowser, typedInto } from './left-in-browser.ts';
import { Payer } from './payer.ts';
import { type RealPhone, startRealPhone } from './real-phone.ts';
import { newPageKey, openSession } from './session-by-http.ts';
import { openWorld, type World } from './world.ts';

interface Around {
  readonly world: World;
  readonly browser: Browser;
  readonly phone: RealPhone;
}

/** Every wait within has its own limit; together they may take this long on a busy machine. */
const CELL_TIMEOUT_MS = 180_000;

const yearMs = 365.25 * 24 * 3_600_000;

/** Steps, and what happens at each. Its steps, interruptions and cells are told in this order. */
interface Matrix<S extends Step, B extends Begun> {
  readonly steps: readonly S[];
  readonly rows: Readonly<Record<S, StepRow<B>>>;
  readonly interruptions: readonly Interruption[];
  /** Whether an interruption happens at all its steps at once, each in a window of its own. */
  readonly together?: true;
  readonly prepare?: (world: World) => void;
}

/**
 * The interruption matrix: at each step each interruption happens, then the payer goes on to the end. A cell is done only when screen,
 * truth, fields and ledger were right; the table of all cells is printed, and none may be missing.
 */
export function tellMatrix<S extends Step, B extends Begun>(matrix: Matrix<S, B>): void {
  const { steps, rows, interruptions, prepare } = matrix;
  const seen = new Map<string, string>();
  let around: Around;

  beforeAll(async () => {
    const [world, browser, phone] = await Promise.all([openWorld(), launchChromium(), startRealPhone()]);
    around = { world, browser, phone };
    prepare?.(world);
  });
  afterAll(async () => {
    await around?.phone.close();
    await around?.browser.close();
    await around?.world.stop();
    console.log(table(matrix, seen));
  });

  const tell = async (step: S, interruption: Interruption): Promise<void> => {
    seen.set(nameOf(step, interruption), await tellCell(step, rows[step], interruption, around));
  };

  if (matrix.together) {
    for (const interruption of interruptions) {
      const own = steps.filter((step) => canHappen(rows[step], interruption));
      test(`at every step, interrupted by: ${interruption.name}`, { timeout: CELL_TIMEOUT_MS }, async () => {
        if (interruption.onRealPhone) for (const step of own) await tell(step, interruption);
        else await Promise.all(own.map((step) => tell(step, interruption)));
      });
    }
  } else {
    for (const [step, interruption] of cellsOf(matrix)) {
      test(`${step}, interrupted by: ${interruption.name}`, { timeout: CELL_TIMEOUT_MS }, () =>
        tell(step, interruption),
      );
    }
  }

  test('no cell of the matrix was left out', () => {
    const cells = cellsOf(matrix).map(([step, interruption]) => nameOf(step, interruption));
    expect([...seen.keys()].sort()).toEqual(cells.sort());
  });
}

function cellsOf<S extends Step, B extends Begun>({
  steps,
  rows,
  interruptions,
}: Matrix<S, B>): (readonly [S, Interruption])[] {
  return steps.flatMap((step) =>
    interruptions
      .filter((interruption) => canHappen(rows[step], interruption))
      .map((interruption) => [step, interruption] as const),
  );
}

/** Tells one cell to its end; answers what was seen after the interruption. */
async function tellCell<S extends Step, B extends Begun>(
  step: S,
  row: StepRow<B>,
  interruption: Interruption,
  around: Around,
): Promise<string> {
  const { world, browser, phone } = around;
  const begun = await row.begin(world);
  const { id, url } = begun;
  const pageKey = newPageKey();
  const session = await openSession(url, row.byAnotherPage ? newPageKey() : pageKey);
  await row.reach(session, world, begun);

  const contexts: BrowserContext[] = [];
  const newContext = async (): Promise<BrowserContext> => {
    const context = await browser.newContext({ ...windows.phone, reducedMotion: 'reduce' });
    contexts.push(context);
    return context;
  };
  const context = interruption.onRealPhone ? phone.context : await newContext();
  const page = await context.newPage();
  // A tab may open behind another one there, and a page that nobody sees does not go on.
  if (interruption.onRealPhone) await page.bringToFront();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  if (interruption.clockOffByYears !== undefined) await setClockOff(page, interruption.clockOffByYears);
  if (interruption.mayBeKept) await letBrowserKeep(page, url);
  const cameFrom = world.merchantPage.address(url);
  await isThisPage(page, world.proxyUrl, pageKey);
  await page.goto(cameFrom);
  const first = await opens(page, url, step, row);
  for (const [name, { text }] of Object.entries(row.halfTyped ?? {})) {
    await first.frame.locator(`input[name="${name}"]`).fill(text);
  }

  const there = await interruption.happens({
    page,
    url,
    cameFrom,
    world,
    phone,
    anotherDevice: newContext,
    async endMeanwhile() {
      await row.endMeanwhile?.(session, world, begun);
      await world.becomes(id, row.endStatus);
    },
    whenSlow: row.whenSlow,
  });
  const payer = new Payer(there.mainFrame());
  const { elsewhere, endsMeanwhile } = interruption;
  const screen = endsMeanwhile ? row.end : elsewhere ? (row.elsewhere ?? step) : step;
  await payer.sees(screen);
  expect((await world.checkout(id)).status).toBe(endsMeanwhile ? row.endStatus : row.status);
  expect(begun.atBank()).toEqual(endsMeanwhile ? row.after : row.before);
  await expectNoSecrets(there, screen === step ? row : {}, interruption);

  const [goesOn, looksOn] = elsewhere === 'beside' ? [first, payer] : [payer, first];
  if (!endsMeanwhile) {
    if (goesOn === payer && screen !== step) await row.goOnElsewhere?.(payer);
    else await row.goOn(goesOn, world, begun);
  }
  await goesOn.sees(row.end);
  if (!page.isClosed()) await looksOn.sees(row.end);
  await expect.poll(() => begun.atBank(), { timeout: 10_000 }).toEqual(row.after);
  await world.becomes(id, row.endStatus);
  expect(interruption.hasHappened?.(there) ?? true).toBe(true);
  expect(errors).toEqual([]);

  for (const one of contexts) await one.close();
  if (interruption.onRealPhone) await page.close();
  return screen;
}

/** Makes the tab's storage say that it is the page of this key: what led to the step was done by it. */
async function isThisPage(page: Page, origin: string, pageKey: string): Promise<void> {
  await page.goto(`${origin}/healthz`);
  await page.evaluate((key) => sessionStorage.setItem('directpay.page-key', key), pageKey);
}

/** Opens the link and waits until the app has taken over and, where there is anything to watch for, watches. */
async function opens(
  page: Page,
  url: string,
  step: Step,
  { isOver }: Pick<StepRow, 'isOver'>,
): Promise<Payer> {
  const watching = isOver ? undefined : page.waitForRequest(/\/v1\/session\?after=/);
  const payer = await Payer.byLink(page, url);
  await payer.sees(step);
  await watching;
  return payer;
}

/**
 * The page as it is, but without the header that keeps it from being kept: Chromium keeps a page in spite of it until the page has
 * fetched anything, and no two browsers agree.
 */
async function letBrowserKeep(page: Page, url: string): Promise<void> {
  await page.route(url, async (route) => {
    const response = await route.fetch();
    const { 'cache-control': _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
}

async function setClockOff(page: Page, years: number): Promise<void> {
  await page.addInitScript((offMs) => {
    const Right = Date;
    globalThis.Date = new Proxy(Right, {
      construct: (target, given, asked) =>
        Reflect.construct(target, given.length === 0 ? [Right.now() + offMs] : given, asked) as Date,
      apply: () => new Right(Right.now() + offMs).toString(),
      get: (target, name) => (name === 'now' ? () => Right.now() + offMs : Reflect.get(target, name)),
    });
  }, years * yearMs);
}

async function expectNoSecrets(
  page: Page,
  { halfTyped = {} }: Pick<StepRow, 'halfTyped'>,
  { keeps }: Interruption,
): Promise<void> {
  const typed = Object.entries(halfTyped);
  const expected = typed.map(([name, { text, is }]) => [name, keeps(is) ? text : '']);
  if (typed.length > 0) expect(await typedInto(page.mainFrame())).toEqual(Object.fromEntries(expected));
  const secrets = typed.filter(([, { is }]) => is !== 'name').map(([, { text }]) => text);
  expect(foundIn(await leftInBrowser(page), secrets)).toEqual([]);
}

const nameOf = (step: Step, interruption: Interruption): string => `${step} × ${interruption.name}`;

function table<S extends Step, B extends Begun>(
  { steps, rows, interruptions }: Matrix<S, B>,
  seen: ReadonlyMap<string, string>,
): string {
  const width = Math.max(...interruptions.map(({ name }) => name.length)) + 2;
  const lines = steps.flatMap((step) => {
    const { end, after } = rows[step];
    const own = interruptions.filter((interruption) => canHappen(rows[step], interruption));
    return [
      `\n${step}, then ${end}, at the bank: ${after.join(', ') || 'nothing'}`,
      ...own.map((interruption) => {
        const screen = seen.get(nameOf(step, interruption)) ?? 'NOT RIGHT';
        return `  ${interruption.name.padEnd(width)}${screen}`;
      }),
    ];
  });
  return lines.join('\n');
}
