import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { launchChromium, visit } from '../journeys/browser.ts';
import { Payer } from '../journeys/payer.ts';
import { bank } from '../journeys/scenarios.ts';
import { blocksOf } from './document-blocks.ts';
import { type Consumer, installPacked } from './packed.ts';

let consumer: Consumer;
let browser: Browser;
let shop: ChildProcess | undefined;

beforeAll(async () => {
  [consumer, browser] = await Promise.all([installPacked(), launchChromium()]);
});
afterAll(async () => {
  if (shop?.exitCode === null && shop.signalCode === null) {
    shop.kill();
    await once(shop, 'exit');
  }
  await browser?.close();
  await consumer?.remove();
});

test('who follows the quick start to the letter, from an empty folder, has a paid test checkout', {
  timeout: 240_000,
}, async () => {
  const blocks = await blocksOf('quick-start.md');
  const ports = new Map<string, string>();
  for (const port of ['4000', '4001', '4002']) ports.set(port, String(await freePort()));
  // Only the ports are others: on this machine those of the page may be taken.
  const placed = (text: string) => text.replaceAll(/\b400[012]\b/g, (port) => ports.get(port) ?? port);

  for (const { file, text } of blocks) if (file !== undefined) await consumer.write(file, placed(text));
  const commands = blocks.filter(({ language }) => language === 'sh').map(({ text }) => text);
  expect(commands[0]).toContain(`npm install ../${consumer.tarball}\n`);
  const [program, ...args] = (commands[1] ?? '').trim().split(' ');
  expect(program).toBe('node');
  shop = spawn(process.execPath, args, { cwd: consumer.folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  shop.stdout?.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const address = `http://localhost:${ports.get('4000')}`;
  await expect.poll(() => lines.join(''), { timeout: 90_000 }).toContain(`Open ${address}`);

  const { page } = await visit(browser, 'phone');
  await page.goto(address);
  await page.getByRole('button', { name: 'Pay' }).click();
  const payer = await Payer.inModal(page);
  await payer.choosesBank(bank);
  await payer.logsIn({ username: 'user_good', password: '123456' });
  await payer.pays();
  await payer.sees('paid');
  await expect.poll(() => page.locator('#told').textContent(), { timeout: 20_000 }).toContain('succeeded');
  const reference = (await page.locator('#told').textContent())?.split(':')[0] ?? '';
  await expect.poll(() => lines.join(''), { timeout: 20_000 }).toContain(`checkout.succeeded ${reference}\n`);
});
