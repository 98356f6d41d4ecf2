import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createPageTokens } from '../../src/proxy/pages/page-token.ts';
import { createWebhookReader } from '../../src/proxy/providers/mono/webhook.ts';
import { createKeyCheck } from '../../src/proxy/routes/merchant-key.ts';
import { drawFrom } from '../faults/draw.ts';

const SAMPLES = 20_000;
/** So many calls make one sample: one alone is shorter than the clock can tell. */
const CALLS = 20;

const secret = `sk_test_${'k'.repeat(40)}`;
const wrongAtTheStart = `Xk_test_${'k'.repeat(40)}`;
const wrongAtTheEnd = `${secret.slice(0, -1)}X`;

const isMerchantKey = createKeyCheck([secret]);
const readWebhook = createWebhookReader([secret]);
const tokens = createPageTokens(createKeyring([secret]), { now: () => 0, monotonic: () => 0 });
const token = tokens.mint('co_1').pageToken;
const signatureAt = token.lastIndexOf('.') + 1;
const turned = (at: number): string =>
  `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;

function ring(value: string): void {
  readWebhook({ headers: new Headers({ 'mono-webhook-secret': value }), body: new Uint8Array() });
}

function open(value: string): void {
  try {
    tokens.open(value);
  } catch {
    // It is refused either way; how long that takes is the question.
  }
}

/** What nobody may be able to tell apart by a clock. */
const pairs: readonly (readonly [string, () => void, () => void])[] = [
  [
    'merchant key wrong at its start or its end',
    () => isMerchantKey(wrongAtTheStart),
    () => isMerchantKey(wrongAtTheEnd),
  ],
  ['webhook secret wrong at its start or its end', () => ring(wrongAtTheStart), () => ring(wrongAtTheEnd)],
  [
    'page token with a signature wrong at its start or its middle',
    () => open(turned(signatureAt)),
    () => open(turned(signatureAt + 20)),
  ],
];

interface Spread {
  readonly mean: number;
  readonly variance: number;
}

function timed(call: () => void): number {
  const startedAt = process.hrtime.bigint();
  for (let times = 0; times < CALLS; times += 1) call();
  return Number(process.hrtime.bigint() - startedAt);
}

/** Without the slowest tenth, in which the machine was doing something else. */
function spreadOf(samples: readonly number[]): Spread & { count: number } {
  const kept = samples.toSorted((one, other) => one - other).slice(0, Math.floor(samples.length * 0.9));
  const mean = kept.reduce((sum, one) => sum + one, 0) / kept.length;
  const variance = kept.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (kept.length - 1);
  return { mean, variance, count: kept.length };
}

/** Whether the clock tells two refusals apart: Welch's t of each pair, which below 2.58 is no difference at p < 0.01. Needs a quiet machine. */
function compare(): void {
  const draw = drawFrom(1);
  for (const [name, one, other] of pairs) {
    const samples: [number[], number[]] = [[], []];
    for (let warm = 0; warm < 2_000; warm += 1) [one, other].map(timed);
    while (samples[0].length < SAMPLES || samples[1].length < SAMPLES) {
      const which = draw.chance(0.5) ? 0 : 1;
      if (samples[which].length < SAMPLES) samples[which].push(timed(which === 0 ? one : other));
    }
    const [first, second] = [spreadOf(samples[0]), spreadOf(samples[1])];
    const t =
      (first.mean - second.mean) / Math.sqrt(first.variance / first.count + second.variance / second.count);
    const means = `${(first.mean / CALLS).toFixed(1)} ns and ${(second.mean / CALLS).toFixed(1)} ns`;
    console.log(`${Math.abs(t) < 2.58 ? 'alike ' : 'DIFFER'} ${name}: ${means}, t = ${t.toFixed(2)}`);
    if (Math.abs(t) >= 2.58) process.exitCode = 1;
  }
}

compare();
