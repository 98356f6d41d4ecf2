import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { PAGE_KEY_HEADER } from '../../src/contract/page-boot.ts';
import type { Step } from '../../src/contract/steps.ts';
import { foundIn } from '../journeys/forms-of-text.ts';
import { type Begun, canHappen, type StepRow } from '../journeys/interrupted-row.ts';
import { heldByFields, keptByDocument } from '../journeys/left-in-browser.ts';
import { newPageKey, openSession } from '../journeys/session-by-http.ts';
import { openWorld, type World } from '../journeys/world.ts';
import type { Engine, EngineName, Tab } from './drivers/driver.ts';
import { startEngine } from './drivers/start-engine.ts';
import { until } from './drivers/until.ts';
import { EnginePayer } from './engine-payer.ts';
import { troublesWrittenDown, writesDownTroubles } from './in-document.ts';
import { type Interruption, interruptions } from './interruptions.ts';

/** Every wait within has its own limit; together they may take this long on a busy machine. */
const CELL_TIMEOUT_MS = 180_000;

interface Matrix<S extends Step, B extends Begun> {
  readonly steps: readonly S[];
  readonly rows: Readonly<Record<S, StepRow<B>>>;
  readonly prepare?: (world: World) => void;
}

/** The interruption matrix in one engine: at each step each interruption happens, then the payer goes on to the end. */
export function tellMatrixIn<S extends Step, B extends Begun>(
  name: EngineName,
  { steps, rows, prepare }: Matrix<S, B>,
): void {
  const cells = steps.flatMap((step) =>
    interruptions
      .filter((interruption) => canHappen(rows[step], interruption))
      .map((interruption) => ({ step, interruption })),
  );
  let world: World;
  let engine: Engine;
  const withheld = new Set<string>();
  /** Keys of pages that have asked for what is new. */
  const watching = new Set<string | null>();

  beforeAll(async () => {
    const fromBrowser = ({ url, headers }: Request): void => {
      if (url.includes('/v1/session?after=')) watching.add(headers.get(PAGE_KEY_HEADER));
    };
    const toBrowser = (response: Response): Response => {
      if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
      const headers = [...response.headers].filter(([name]) => !withheld.has(name));
      return new Response(response.body, { status: response.status, headers });
    };
    [world, engine] = await Promise.all([openWorld({ fromBrowser, toBrowser }), startEngine(name)]);
    prepare?.(world);
  });
  afterAll(async () => {
    await engine?.close();
    await world?.stop();
  });

  for (const { step, interruption } of cells) {
    test(`${step}, interrupted by: ${interruption.name}`, { timeout: CELL_TIMEOUT_MS }, async () => {
      withheld.clear();
      if (interruption.goesBack && name === 'webkit') withheld.add('cross-origin-opener-policy');
      if (interruption.mayBeKept) withheld.add('cache-control');
      await tellCell(step, rows[step], interruption, { world, engine, watching });
    });
  }
}

interface Around {
  readonly world: World;
  readonly engine: Engine;
  readonly watching: Set<string | null>;
}

async function tellCell<B extends Begun>(
  step: Step,
  row: StepRow<B>,
  interruption: Interruption,
  { world, engine, watching }: Around,
): Promise<void> {
  const begun = await row.begin(world);
  const { id, url } = begun;
  const pageKey = newPageKey();
  const session = await openSession(url, row.byAnotherPage ? newPageKey() : pageKey);
  await row.reach(session, world, begun);

  const profile = await engine.newProfile();
  onTestFinished(() => profile.close());
  const tab = await profile.newTab();
  await isThisPage(tab, world.proxyUrl, pageKey);
  if (interruption.goesBack) await tab.goto(world.merchantPage.address(url));
  watching.delete(pageKey);
  await tab.goto(url);
  const first = new EnginePayer(tab.checkout, interruption.taps);
  await first.sees(step);
  // The list of banks is there before the app is, which alone hears that the network is gone.
  if (!row.isOver) await until('the app to watch', async () => watching.has(pageKey));
  for (const [name, { text }] of Object.entries(row.halfTyped ?? {})) {
    await first.types(`input[name="${name}"]`, text);
  }

  const endMeanwhile = async (): Promise<void> => {
    await row.endMeanwhile?.(session, world, begun);
    await world.becomes(id, row.endStatus);
  };
  const { elsewhere, endsMeanwhile } = interruption;
  const there = await interruption.happens({ tab, profile, url, endMeanwhile });
  const payer = there === tab ? first : new EnginePayer(there.checkout);
  const screen = endsMeanwhile ? row.end : elsewhere ? (row.elsewhere ?? step) : step;
  await payer.sees(screen);
  await there.checkout.evaluate(writesDownTroubles, null);
  expect((await world.checkout(id)).status).toBe(endsMeanwhile ? row.endStatus : row.status);
  expect(begun.atBank()).toEqual(endsMeanwhile ? row.after : row.before);
  await expectNoSecrets(there, screen === step ? row : {}, interruption);

  const isBeside = elsewhere === 'beside';
  if (isBeside) await tab.bringToFront();
  if (elsewhere === 'instead' && screen !== step) await row.goOnElsewhere?.(payer);
  else if (!endsMeanwhile) await row.goOn(isBeside ? first : payer, world, begun);
  await (isBeside ? first : payer).sees(row.end);
  if (isBeside) {
    await there.bringToFront();
    await payer.sees(row.end);
  }
  await expect.poll(() => begun.atBank(), { timeout: 10_000 }).toEqual(row.after);
  await world.becomes(id, row.endStatus);
  expect(await there.checkout.evaluate(troublesWrittenDown, null)).toEqual([]);
}

/** Makes the tab's storage say that it is the page of this key: what led to the step was done by it. */
async function isThisPage(tab: Tab, origin: string, pageKey: string): Promise<void> {
  await tab.goto(`${origin}/healthz`);
  await tab.page.evaluate((key) => sessionStorage.setItem('directpay.page-key', key), pageKey);
}

async function expectNoSecrets(
  { checkout }: Tab,
  { halfTyped = {} }: Pick<StepRow, 'halfTyped'>,
  { keeps }: Interruption,
): Promise<void> {
  const typed = Object.entries(halfTyped);
  const expected = typed.map(([name, { text, is }]) => [name, keeps(is) ? text : '']);
  if (typed.length > 0)
    expect(await checkout.evaluate(heldByFields, null)).toEqual(Object.fromEntries(expected));
  const secrets = typed.filter(([, { is }]) => is !== 'name').map(([, { text }]) => text);
  expect(foundIn(await checkout.evaluate(keptByDocument, null), secrets)).toEqual([]);
}
