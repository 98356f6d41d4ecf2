import * as v from 'valibot';
import { replaceableWords, SettingsSchema } from '../contract/frame-messages.ts';
import type { Appearance } from '../contract/view-parts.ts';
import type { Host } from './hosts/host.ts';
import { en } from './i18n/en.ts';

const own = new Map<string, string>();

/** Takes what a merchant's page may set: puts its words in, and gives its look. What is not as it should be is left out. */
export function takeSettings(told: unknown): Appearance {
  const { appearance, messages } = v.parse(SettingsSchema, told);
  for (const key of replaceableWords) {
    const [group, name] = key.split('.') as ['chooseBank', 'title'];
    if (!own.has(key)) own.set(key, en[group][name]);
    en[group][name] = messages?.[key] ?? (own.get(key) as string);
  }
  return JSON.parse(JSON.stringify(appearance ?? {}));
}

/** In CSS pixels. A list of banks is a thousand and more high, and is scrolled by itself instead. */
const MOST_OF_LIST = 720;

/**
 * As a part of the merchant's page, the checkout is as high as what it shows, and says how high that is. Where the payer's own act brings a
 * screen, whose heading gets the focus then, its top is brought into sight: the button may have been far below it.
 */
export function followHeight(page: Document, tell: NonNullable<Host['height']>): void {
  page.documentElement.style.setProperty('--full', '0px');
  const measure = (): void => {
    const height = page.body.offsetHeight;
    const isList = page.querySelector('main[data-screen="choose-bank"]') !== null;
    tell(isList ? Math.min(height, MOST_OF_LIST) : height);
  };
  // Not within the observer's turn: where styles are still on their way, WebKit lays out anew to measure, and reports that as an error.
  new ResizeObserver(() => setTimeout(measure)).observe(page.body);
  page.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLHeadingElement)
      page.querySelector('header')?.scrollIntoView({ block: 'nearest' });
  });
}
