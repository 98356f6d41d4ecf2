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

/** As a part of the merchant's page, the checkout is as high as what it shows, and says how high that is. */
export function followHeight(page: Document, tell: NonNullable<Host['height']>): void {
  page.documentElement.style.setProperty('--full', '0px');
  new ResizeObserver(() => tell(page.body.offsetHeight)).observe(page.body);
}
