import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PageBoot } from '../../contract/page-boot.ts';
import { kinds } from '../../contract/steps.ts';
import { createPageTemplate } from './page-template.ts';

const html =
  '<title>__TITLE__</title><style nonce="__NONCE__"></style><noscript>__NO_SCRIPT__</noscript><script id="boot">__BOOT__</script><script nonce="__NONCE__">go()</script>';

const bootOf = (view: object) => ({ view: { kind: 'payment', ...view } }) as unknown as PageBoot;

test('nothing in the view can end the script it stands in, or stand in for the nonce', () => {
  const hostile = "</script><script>alert(1)</script><!-- __NONCE__ $& $' __BOOT__";
  const boot = bootOf({ step: 'paid', merchant: { name: hostile } });
  const page = createPageTemplate({ usual: html, chooseWay: html }).fill({ nonce: 'n0nce', boot });
  const inside = /id="boot">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
  expect(JSON.parse(inside)).toEqual(boot);
  expect(page.match(/<script/g)?.length).toBe(2);
  expect(page.match(/n0nce/g)?.length).toBe(2);
  expect(page).toContain('&lt;!-- __NONCE__ $&amp; $&#39;');
});

test('the page as it is written has a place for everything that is filled in', () => {
  const written = readFileSync(new URL('../../../index.html', import.meta.url), 'utf8');
  const page = createPageTemplate({ usual: written, chooseWay: written }).fill({
    nonce: 'n0nce',
    boot: bootOf({ step: 'choose-bank', merchant: { name: 'Adire Lane' } }),
  });
  expect(page).toContain('<p>This page needs JavaScript.');
  expect(page.replace(/\/\*__\w+__\*\//g, '')).not.toMatch(/__[A-Z_]+__/);
});

test.each(kinds)(
  'a preview of the link of a %s tells neither who is paid nor how much, nor of what order',
  (kind) => {
    const written = readFileSync(new URL('../../../index.html', import.meta.url), 'utf8');
    const ordered = {
      merchant: { name: 'Adire Lane' },
      amountMinor: 500_000,
      reference: 'order-1042',
      id: 'chk_1',
    };
    const boot = bootOf({ kind, step: 'unavailable', ...ordered });
    const page = createPageTemplate({ usual: written, chooseWay: written }).fill({ nonce: 'n0nce', boot });
    const head = page.slice(0, page.indexOf('</head>'));
    expect(head).toMatch(/<meta property="og:title" content="\w[\w ]+">/);
    expect(head).toContain('<meta name="robots" content="noindex, nofollow">');
    expect(head).not.toMatch(/Adire|500000|5,000|1042|chk_1|NGN|₦/);
  },
);

test.each([
  '',
  '<html></html>',
  '<script>__BOOT__</script>',
  html.replace('__TITLE__', ''),
  `${html}__BOOT__`,
])('a page that is not ours (%j) is refused at start', (other) => {
  expect(() => createPageTemplate({ usual: other, chooseWay: html })).toThrow('index.html must hold');
  expect(() => createPageTemplate({ usual: html, chooseWay: other })).toThrow('choose-way.html must hold');
});

test('who begins with the choice of how to pay is sent the page that shows it at once, everyone else the usual one', () => {
  const template = createPageTemplate({ usual: `usual ${html}`, chooseWay: `ways ${html}` });
  const first = (step: string) =>
    template.fill({ nonce: 'n0nce', boot: bootOf({ step, merchant: { name: 'Adire Lane' } }) }).split(' ')[0];
  expect(['choose-way', 'choose-bank', 'leave-to-provider', 'paid'].map(first)).toEqual([
    'ways',
    'usual',
    'usual',
    'usual',
  ]);
});
