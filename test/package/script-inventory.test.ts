import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { integrityOf, type ScriptInventory, scriptsIn } from '../../src/build/script-inventory.ts';
import { readBuiltFiles } from '../../src/proxy/assets/built-files.ts';
import { root } from '../boundaries/source-files.ts';
import { CLIENT_TOKEN, SHOP } from '../contract/fake-checkouts.ts';
import { openApp } from '../contract/open-app.ts';

const dist = join(root, 'dist');
const inventory = JSON.parse(readFileSync(join(dist, 'scripts.json'), 'utf8')) as ScriptInventory;
const listed = (file: string) =>
  inventory.scripts.filter((script) => script.file === file).map(({ integrity }) => integrity);
const app = openApp({ files: readBuiltFiles(dist) });
const served = async (path: string) => new Uint8Array(await (await app.call(path)).arrayBuffer());

test('every script that the proxy serves is in the inventory by its content, and nothing else is', async () => {
  const assets = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'));
  for (const name of assets)
    expect(listed(`assets/${name}`), name).toEqual([await integrityOf(await served(`/assets/${name}`))]);
  expect(listed('directpay.js')).toEqual([await integrityOf(await served('/v1/directpay.js'))]);
  const pin = (await (await app.call('/v1/directpay.json')).json()) as { src: string; integrity: string };
  expect(listed('directpay.js')).toEqual([pin.integrity]);
  expect(listed('directpay.js')).toEqual([await integrityOf(await served(new URL(pin.src).pathname))]);
  const files = new Set(inventory.scripts.map(({ file }) => file));
  const others = ['directpay.js', 'directpay.mjs', 'index.html', 'choose-way.html'];
  expect([...files].sort()).toEqual([...assets.map((name) => `assets/${name}`), ...others].sort());
});

test('the checkout page runs the one script of the inventory that stands in it, under the headers of the inventory', async () => {
  const response = await app.call(`/c/${CLIENT_TOKEN}`);
  const html = await response.text();
  const inPage = await Promise.all(scriptsIn(html).map(integrityOf));
  expect(inPage).toEqual(listed('index.html'));
  expect(inPage).toHaveLength(1);
  expect(html).not.toMatch(/<script[^>]*\ssrc=/);
  const nonce = /nonce="([^"]+)"/.exec(html)?.[1] ?? '';
  const opened: Readonly<Record<string, string>> = {
    '{nonce}': nonce,
    '{origin of the logo}': 'https://logo.example',
    '{origins of the merchant}': SHOP,
  };
  const expected = Object.entries(inventory.headers).map(([name, value]) => [
    name,
    value.replace(/\{[^}]+\}/g, (place) => opened[place] ?? place),
  ]);
  expect(expected.map(([name = '']) => [name, response.headers.get(name)])).toEqual(expected);
  expect(Object.keys(inventory.headers)).toContain('content-security-policy');
});

test('a script that was changed by one letter is another one to the inventory', async () => {
  const loader = Buffer.from(await served('/v1/directpay.js')).toString();
  expect(await integrityOf(loader)).toBe(listed('directpay.js')[0]);
  expect(await integrityOf(`${loader} `)).not.toBe(listed('directpay.js')[0]);
});
