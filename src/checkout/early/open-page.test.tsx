import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sampleView } from '../../../test/model/sample-views.ts';
import type { PageBoot } from '../../contract/page-boot.ts';
import type { Step } from '../../contract/steps.ts';
import type { EarlyDeeds, Handover } from './handover.ts';

const app = 'data:text/javascript,export async function start(handover) { globalThis.takeOver(handover) }';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.resetModules();
});

/** The page as it is delivered, and the app that takes it over once it is let. */
async function open(step: Step, framed = false) {
  const boot: PageBoot = {
    view: sampleView(step),
    pageToken: 'token',
    pageTokenExpiresAt: '2026-11-21T12:15:00.000Z',
    allowedOrigins: [],
  };
  const takenOver = new Promise<Handover>((resolve) => Object.assign(globalThis, { takeOver: resolve }));
  Object.assign(globalThis, { APP_MODULE: app, LATE_MODULES: {}, APP_STYLES: [] });
  if (framed) vi.spyOn(window, 'parent', 'get').mockReturnValue({} as Window & typeof globalThis);
  document.body.innerHTML = '<div id="app"></div><script type="application/json" id="boot"></script>';
  const slot = document.getElementById('boot');
  if (slot) slot.textContent = JSON.stringify(boot);
  await (step === 'choose-way' ? import('../early-ways.ts') : import('../early.ts'));
  const afterAFrame = async (): Promise<EarlyDeeds> => {
    await vi.advanceTimersByTimeAsync(50);
    return (await takenOver).release();
  };
  return { afterAFrame };
}

const press = (key: string, where: HTMLElement = document.body) =>
  where.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

const nothing: EarlyDeeds = { typed: '', tapped: undefined, deeds: [], escaped: false };
const gtb: EarlyDeeds = {
  ...nothing,
  tapped: 'gtb-personal',
  deeds: [{ type: 'bank.chosen', bankId: 'gtb-personal' }],
};
const byTransfer: EarlyDeeds = {
  ...nothing,
  tapped: 'transfer',
  deeds: [{ type: 'way.chosen', way: 'provider-page', method: 'transfer' }],
};
const close: EarlyDeeds = { ...nothing, deeds: [{ type: 'close.asked' }] };

describe('what a payer does before the app is there is handed to it at once', () => {
  test.each<[string, Step, string, EarlyDeeds]>([
    ['a tapped bank', 'choose-bank', '[role="option"]', gtb],
    ['a missing bank', 'choose-bank', '.link', { ...nothing, deeds: [{ type: 'bank-missing.told' }] }],
    ['the way out', 'choose-bank', '.icon-button', close],
    ['a tapped way to pay', 'choose-way', '.choices li:last-child button', byTransfer],
    ['cancelling', 'choose-way', '.link', { ...nothing, deeds: [{ type: 'cancel.asked' }] }],
    ['the way out of the ways to pay', 'choose-way', '.icon-button', close],
  ])('%s', async (_, step, selector, deeds) => {
    const { afterAFrame } = await open(step);
    document.querySelector<HTMLElement>(selector)?.click();
    expect(await afterAFrame()).toEqual(deeds);
  });

  test.each<[Step, string, EarlyDeeds]>([
    ['choose-bank', '[role="option"]', gtb],
    ['choose-way', '.choices li:last-child button', byTransfer],
  ])('once, however often and wherever else they tap: %s', async (step, selector, deeds) => {
    const { afterAFrame } = await open(step);
    for (const tapped of [selector, selector, '.choices li:first-child button', '.link']) {
      document.querySelector<HTMLElement>(tapped)?.click();
    }
    expect(await afterAFrame()).toEqual(deeds);
  });

  test('Escape on a page that stands in the merchant’s, where the app knows what it asks for', async () => {
    const { afterAFrame } = await open('choose-bank', true);
    press('Escape');
    expect(await afterAFrame()).toEqual({ ...nothing, escaped: true });
  });

  test('a step that only the app can show', async () => {
    const { afterAFrame } = await open('log-in');
    expect(document.querySelector('main')?.getAttribute('aria-busy')).toBe('true');
    expect(await afterAFrame()).toEqual(nothing);
  });
});

test.each([['[role="option"]'], ['.link']])(
  'what is tapped once the app has taken over is the app’s alone: %s',
  async (selector) => {
    const { afterAFrame } = await open('choose-bank');
    document.querySelector<HTMLElement>('.icon-button')?.click();
    await afterAFrame();
    document.querySelector<HTMLElement>(selector)?.click();
    expect(document.querySelector('main')?.getAttribute('aria-busy')).toBe('false');
  },
);

test('Escape empties the search box first, and only then asks to close', async () => {
  const { afterAFrame } = await open('choose-bank', true);
  const input = document.querySelector('input') as HTMLInputElement;
  input.value = 'zzz';
  input.dispatchEvent(new Event('input'));
  press('Escape', input);
  expect([input.value, document.querySelectorAll('[role="option"]').length]).toEqual(['', 1]);
  document.querySelector<HTMLElement>('[role="option"]')?.click();
  expect(await afterAFrame()).toEqual(gtb);
});

test('Escape on a page that was opened by its link closes nothing', async () => {
  const { afterAFrame } = await open('choose-bank');
  press('Escape');
  document.querySelector<HTMLElement>('[role="option"]')?.click();
  expect(await afterAFrame()).toEqual(gtb);
});

test('a browser older than the floor is left with what the page says by itself, and fetches no app', async () => {
  document.head.replaceChildren();
  const { hasOwn } = Object;
  Reflect.deleteProperty(Object, 'hasOwn');
  try {
    await open('choose-bank');
  } finally {
    Object.hasOwn = hasOwn;
  }
  expect(document.getElementById('app')?.childElementCount).toBe(0);
  expect(document.head.querySelector('link[rel="modulepreload"]')).toBeNull();
});
