import { expect, test } from 'vitest';
import type { PageBoot } from '../../contract/page-boot.ts';
import { createPageTemplate } from './page-template.ts';

const html =
  '<style nonce="__NONCE__"></style><script id="boot">__BOOT__</script><script nonce="__NONCE__">go()</script>';

test('nothing in the view can end the script it stands in, or stand in for the nonce', () => {
  const hostile = "</script><script>alert(1)</script><!-- __NONCE__ $& $' __BOOT__";
  const boot = { view: { merchant: { name: hostile } } } as unknown as PageBoot;
  const page = createPageTemplate({ usual: html, chooseWay: html }).fill({ nonce: 'n0nce', boot });
  const inside = /id="boot">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
  expect(JSON.parse(inside)).toEqual(boot);
  expect(page.match(/<script/g)?.length).toBe(2);
  expect(page.match(/n0nce/g)?.length).toBe(2);
});

test.each(['', '<html></html>', '<script>__BOOT__</script>', '__NONCE__ __BOOT__ __BOOT__'])(
  'a page that is not ours (%j) is refused at start',
  (other) => {
    expect(() => createPageTemplate({ usual: other, chooseWay: html })).toThrow('index.html must hold');
    expect(() => createPageTemplate({ usual: html, chooseWay: other })).toThrow('choose-way.html must hold');
  },
);

test('who begins with the choice of how to pay is sent the page that shows it at once, everyone else the usual one', () => {
  const template = createPageTemplate({ usual: `usual ${html}`, chooseWay: `ways ${html}` });
  const first = (step: string) =>
    template.fill({ nonce: 'n0nce', boot: { view: { step } } as unknown as PageBoot }).split(' ')[0];
  expect(['choose-way', 'choose-bank', 'leave-to-provider', 'paid'].map(first)).toEqual([
    'ways',
    'usual',
    'usual',
    'usual',
  ]);
});
