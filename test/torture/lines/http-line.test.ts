import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../src/demo/free-port.ts';
import { closeAtOnce, listenOn } from '../local-server.ts';
import type { Fate } from './fates.ts';
import { openHttpLine } from './http-line.ts';

const said = { status: 'successful', responseCode: 0, data: { status: 'successful', amount: 500_000 } };
let far: Server;
let target: string;
let delivered = 0;
/** Answers wait for this. */
let held: Promise<void> = Promise.resolve();

beforeAll(async () => {
  far = createServer((incoming, outgoing) => {
    delivered += 1;
    incoming.resume().on('end', async () => {
      await held;
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    });
  });
  await listenOn(far, 0);
  target = `http://127.0.0.1:${(far.address() as AddressInfo).port}`;
});
afterAll(() => closeAtOnce(far));

/** What a caller gets of one POST on a line with this fate: status and text, or `cut`. And how often it was delivered. */
async function exchange(fate: Fate | undefined): Promise<{ got: string; delivered: number; fired: Fate[] }> {
  delivered = 0;
  const fired: Fate[] = [];
  let isDecided = (): void => {};
  const decided = new Promise<void>((resolve) => {
    isDecided = resolve;
  });
  const line = await openHttpLine({
    port: await freePort(),
    targets: () => [target],
    fateOf: () => fate,
    onFault(name) {
      fired.push(name);
      isDecided();
    },
  });
  const asking = fetch(line.url, { method: 'POST', body: '{}' })
    .then(async (answer) => `${answer.status} ${(await answer.text()).slice(0, 200)}`)
    .catch(() => 'cut');
  if (fate === 'half-open' || fate === 'answer-lost') {
    await decided;
    line.heal();
  }
  const got = await asking;
  await line.close();
  return { got, delivered, fired };
}

describe('a line between two that speak HTTP', () => {
  it('passes on what is asked and what is answered', async () => {
    expect(await exchange(undefined)).toEqual({
      got: `200 ${JSON.stringify(said)}`,
      delivered: 1,
      fired: [],
    });
  });

  it.each<[Fate, number]>([
    ['refused', 0],
    ['reset-before-delivery', 0],
    ['half-open', 0],
    ['reset-after-delivery', 1],
    ['answer-lost', 1],
    ['cut-mid-body', 1],
  ])('%s: the caller gets nothing whole, %i delivered', async (fate, times) => {
    expect(await exchange(fate)).toEqual({ got: 'cut', delivered: times, fired: [fate] });
  });

  it.each<[Fate, number, number]>([
    ['bad-gateway', 502, 0],
    ['bad-gateway-after', 502, 1],
    ['captive-portal', 200, 0],
    ['rate-limited', 429, 0],
    ['server-error-before', 500, 0],
    ['server-error-after', 500, 1],
  ])('%s: the caller gets %i of somebody else, %i delivered', async (fate, status, times) => {
    const { got, ...rest } = await exchange(fate);
    expect(got.slice(0, 4)).toBe(`${status} `);
    expect(got).not.toContain('"successful"');
    expect(rest).toEqual({ delivered: times, fired: [fate] });
  });

  it('answers late what it has delivered at once', async () => {
    const { got, ...rest } = await exchange('answer-late');
    expect(got).toBe(`200 ${JSON.stringify(said)}`);
    expect(rest).toEqual({ delivered: 1, fired: ['answer-late'] });
  });

  it('delivers twice what is sent once, and gives one answer', async () => {
    const { got, ...rest } = await exchange('delivered-twice');
    expect(got).toBe(`200 ${JSON.stringify(said)}`);
    expect(rest).toEqual({ delivered: 2, fired: ['delivered-twice'] });
  });

  it('cuts a call that waits for news', async () => {
    let release = (): void => {};
    held = new Promise((resolve) => {
      release = resolve;
    });
    expect(await exchange('wait-cut')).toEqual({ got: 'cut', delivered: 1, fired: ['wait-cut'] });
    release();
  });

  it.each<[Fate, string]>([
    ['unknown-word', '"status":"entangled"'],
    ['wrong-type', '[{"was":'],
  ])('%s: the answer is not what it must be', async (fate, sign) => {
    const { got, fired } = await exchange(fate);
    expect(got).toMatch(/^200 /);
    expect(got).toContain(sign);
    expect(fired).toEqual([fate]);
  });
});
