import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Checkout } from '../../src/contract/merchant-api.ts';
import type { SessionView } from '../../src/contract/session.ts';
import { drawFrom } from '../faults/draw.ts';
import { newParties, type Party } from './abuse/cast.ts';
import { drawWebhook } from './abuse/draw-webhook.ts';
import { rightStep } from './abuse/right-step.ts';
import { asMerchant, posting } from './open-app.ts';
import { MONO_WEBHOOK_SECRET, type OpenedProxy, openProxy } from './open-proxy.ts';

const SEED = 4;
const WEBHOOKS = 5_000;

let opened: OpenedProxy;

beforeAll(async () => {
  opened = await openProxy();
});

afterAll(() => opened.close());

/** Goes on in good faith until the page shows this step. */
async function goTo(party: Party, step: SessionView['step']): Promise<void> {
  for (let steps = 0; party.view.step !== step || party.view.busy; steps += 1) {
    if (steps === 30) throw new Error(`At ${party.view.step}, not at ${step}`);
    const right = party.view.busy ? undefined : rightStep(party.view);
    const asked = right
      ? await opened.call(
          `/v1/session/steps/${right.command}`,
          posting(
            { version: party.view.version, ...right.body },
            { ...party.headers, 'idempotency-key': randomUUID() },
          ),
        )
      : await opened.call(`/v1/session?after=${party.view.version}&wait=5`, { headers: party.headers });
    if (asked.status === 200 || asked.status === 202) party.view = (await asked.json()) as SessionView;
    if (party.view.step === 'confirming') await opened.proxy.tick();
  }
}

async function known(party: Party): Promise<Checkout> {
  const response = await opened.call(`/v1/checkouts/${party.checkoutId}`, { headers: asMerchant });
  const { updatedAt: _, ...checkout } = (await response.json()) as Checkout;
  return checkout as Checkout;
}

async function settle(): Promise<void> {
  for (let rounds = 0; rounds < 500 && (await opened.proxy.tick()) > 0; rounds += 1);
}

test('forged, mangled and replayed webhooks, half of them with the right secret, change no payment and no mandate', {
  timeout: 600_000,
}, async () => {
  const [paid, mandate] = (await newParties(opened)) as [Party, Party];
  const [waiting] = (await newParties(opened)) as [Party];
  await goTo(paid, 'paid');
  await goTo(waiting, 'confirm-payment');
  await goTo(mandate, 'send-transfer');
  await settle();
  const parties = [paid, waiting, mandate];
  const before = await Promise.all(parties.map(known));
  expect(before.map(({ status }) => status)).toEqual(['succeeded', 'open', 'open']);
  const debits = opened.sandbox.ledger.debits();
  expect(debits.length).toBe(1);

  const subjects = await subjectsOf(parties);
  const draw = drawFrom(SEED);
  const formerBodies: Uint8Array[] = [];
  const refusals = new Set<string>();
  let taken = 0;
  for (let at = 0; at < WEBHOOKS; at += 1) {
    const { headers, body, knowsSecret } = drawWebhook(subjects, MONO_WEBHOOK_SECRET, formerBodies, draw);
    const response = await opened.call('/webhooks/mono', {
      method: 'POST',
      headers,
      body: Buffer.from(body),
    });
    const { requestId, ...problem } = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    if (knowsSecret) taken += 1;
    else refusals.add(JSON.stringify(problem));
    expect(response.status, Buffer.from(body).toString('latin1')).toBe(knowsSecret ? 200 : 401);
    if (at % 500 === 0) await settle();
  }
  await settle();

  expect([...refusals]).toHaveLength(1);
  expect(taken).toBeGreaterThan(WEBHOOKS / 3);
  expect(await Promise.all(parties.map(known))).toEqual(before);
  expect(opened.sandbox.ledger.debits()).toEqual(debits);
});

/** What a forger would name: our references, the provider's ids, and what belongs to nobody. */
async function subjectsOf(parties: readonly Party[]): Promise<string[]> {
  const rows = await Promise.all(parties.map(({ checkoutId }) => opened.store.read(checkoutId)));
  const names = rows.flatMap((row) => [
    ...(row?.attempts ?? []).flatMap(({ reference }) => (reference ? [reference] : [])),
    ...(row?.mandates ?? []).flatMap(({ reference, providerId }) => [reference, providerId ?? '']),
  ]);
  expect(names.filter((name) => name !== '').length).toBeGreaterThan(3);
  return [...names, ...parties.map(({ checkoutId }) => checkoutId), 'NOBODYS0000000000000'];
}
