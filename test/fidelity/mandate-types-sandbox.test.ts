import { describe, expect, test } from 'vitest';
import * as initiated from './documented-initiate.ts';
import * as published from './documented-mandates.ts';
import { expectPublished } from './expect-published.ts';
import { createMandateCaller, dataOf, type MandateCaller, mandates, orderOf } from './mandate-caller.ts';
import { openMandatePage } from './mandate-page-caller.ts';
import { type PageVisitor, visit } from './page-visitor.ts';
import type { Answered } from './sandbox-caller.ts';

const minute = 60_000;
const hour = 60 * minute;
const initiate = '/v2/payments/initiate';

const messageOf = ({ status, body }: Answered) => [status, (body as { message: string }).message];

describe('initiate', () => {
  const days = { start_date: '2026-11-22', end_date: '2026-12-23' };

  test('a variable mandate is answered as published', async () => {
    const caller = createMandateCaller();
    const answer = await caller.post(initiate, {
      ...initiated.variableRequest,
      ...days,
      reference: 'test-O2b9O9EF903-9494934',
      customer: { id: await caller.customer() },
    });
    expectPublished(answer, 200, initiated.variableInitiated);
    expect(dataOf<{ mono_url: string }>(answer).mono_url).toMatch(
      /^http:\/\/sandbox\.test\/pages\/mandate\/RD[0-9A-F]{10}0001$/,
    );
  });

  test('the published request, with its long reference and a day that is past, gets the published refusal', async () => {
    const caller = createMandateCaller();
    const answer = await caller.post(initiate, {
      ...initiated.variableRequest,
      start_date: '2024-03-29',
      end_date: '2024-08-04',
      customer: { id: await caller.customer() },
    });
    expect(answer.status).toBe(400);
    expect({ ...(answer.body as object), data: [...dataOf<unknown[]>(answer)].reverse() }).toEqual(
      published.validationFailed,
    );
  });

  test('a fixed mandate is answered as published, without a method where none was sent', async () => {
    const caller = createMandateCaller();
    const answer = await caller.post(initiate, {
      ...initiated.fixedRequest,
      ...days,
      initial_debit_date: '2026-11-23',
      customer: { id: await caller.customer() },
    });
    expectPublished(answer, 200, initiated.fixedInitiated);
  });

  test.each(['gsm', 'sweep'])('a sweep by the name %s is answered as published', async (mandate_type) => {
    const caller = createMandateCaller();
    const answer = await caller.post(initiate, {
      ...initiated.fixedRequest,
      ...days,
      mandate_type,
      description: 'GSM Test',
      initial_debit_date: '2026-11-23',
      customer: await caller.customer(),
    });
    const { data, ...told } = initiated.sweepInitiated;
    expectPublished(answer, 200, { ...told, data: { ...data, mandate_type } });
  });

  test('pages are where the profile says, not where the API is', async () => {
    const { page } = await openMandatePage({}, { profile: { pageOrigin: 'https://authorise.mono.example' } });
    expect(page.address).toMatch(/^https:\/\/authorise\.mono\.example\/pages\/mandate\/RD/);
  });
});

describe('a signed mandate', () => {
  const signedOrder = async (caller: MandateCaller) => ({
    ...orderOf(await caller.customer(), { mandate_type: 'signed' }),
  });

  test.each(['create', 'initiate'])(
    'a new one is refused by %s, since none are taken any more',
    async (call) => {
      const caller = createMandateCaller();
      const { account_number, bank_code, fee_bearer, ...shared } = await signedOrder(caller);
      const answer =
        call === 'create'
          ? await caller.post(mandates, { ...shared, account_number, bank_code, fee_bearer })
          : await caller.post(initiate, { ...shared, type: 'recurring-debit', method: 'mandate' });
      expect(messageOf(answer)).toEqual([
        400,
        'Signed mandates are no longer supported. Please use another mandate type',
      ]);
      expect(caller.sandbox.mandates.all()).toEqual([]);
    },
  );

  test('the last day on which they were taken was the third of May 2026, in Lagos', async () => {
    const caller = createMandateCaller({ profile: { lastDayOfNewSigned: '2026-11-21' } });
    expect((await caller.post(mandates, await signedOrder(caller))).status).toBe(200);
    caller.clock.advance(Date.parse('2026-11-21T23:00:00Z') - caller.clock.now());
    const late = { ...(await signedOrder(caller)), reference: 'refO2b9O9EF03944931' };
    expect((await caller.post(mandates, late)).status).toBe(400);
  });

  test('where they are taken, a create is answered as published, and the bank decides a day later', async () => {
    const caller = createMandateCaller({ profile: { lastDayOfNewSigned: '2030-01-01' } });
    const answer = await caller.post(mandates, await signedOrder(caller));
    expectPublished(answer, 200, published.signedCreated);
    const { id } = dataOf<{ id: string }>(answer);
    expect(await caller.standing(id)).toBe('authorized');
    caller.clock.advance(24 * hour);
    expect(await caller.standing(id)).toBe('approved, ready');
    expect(caller.told()).toEqual(['created', 'approved', 'ready']);
  });

  test('on the page the payer signs, and the bank looks at it; nobody is to send ₦50', async () => {
    const { caller, page, id } = await openMandatePage(
      { mandate_type: 'signed' },
      { profile: { lastDayOfNewSigned: '2030-01-01' } },
    );
    await page.open();
    await page.send('account', { bank_code: '058', account_number: '0123456789' });
    expect(await page.send('terms')).toBe('Sign the mandate');
    expect(await page.send('signature', { signature: ' ' })).toBe('Sign the mandate');
    expect(page.complaint()).toBe('Sign with your name.');
    expect(await page.send('signature', { signature: 'Samuel Olamide' })).toBe(
      'Your bank looks at the signature',
    );
    expect(page.leftTo()).toContain('status=processing');
    caller.clock.advance(7 * hour);
    expect(await caller.standing(id)).toBe('authorized');
    caller.clock.advance(17 * hour);
    expect(await caller.standing(id)).toBe('approved, ready');
  });
});

describe('a selfie', () => {
  const enabled = { profile: { takesSelfies: true } };
  const selfie = { verification_method: 'selfie_verification' };

  async function openSelfie(): Promise<{
    caller: MandateCaller;
    id: string;
    page: PageVisitor;
    answer: Answered;
  }> {
    const caller = createMandateCaller(enabled);
    const answer = await caller.create('789', selfie);
    const { id, mono_url } = dataOf<{ id: string; mono_url: string }>(answer);
    return { caller, id, answer, page: visit(caller.sandbox, mono_url) };
  }

  test('is refused where it was not enabled for the business', async () => {
    const caller = createMandateCaller();
    expect(messageOf(await caller.create('789', selfie))).toEqual([
      400,
      'Biometric verification is not enabled for this business',
    ]);
  });

  test('is answered as published, with the page’s address and no destinations', async () => {
    const { answer } = await openSelfie();
    expectPublished(answer, 200, published.selfieCreated);
    expect(dataOf<{ mono_url: string }>(answer).mono_url).toBe(
      'http://sandbox.test/pages/selfie/RC227914%2F1580%2F0008700000',
    );
  });

  test('approves the mandate at once when the face is right', async () => {
    const { caller, id, page } = await openSelfie();
    expect(await page.open()).toBe('Show that it is you');
    expect(await page.send('selfie', { camera: 'granted' })).toBe('You have authorised this mandate');
    expect(await caller.standing(id)).toBe('approved');
    caller.clock.advance(hour);
    expect(await caller.standing(id)).toBe('approved, ready');
    expect(caller.told()).toEqual(['created', 'approved', 'ready']);
  });

  test.each([
    [
      'refused',
      'This page may not use the camera. Allow it in the settings of your browser or app, then try again.',
    ],
    ['none', 'No camera was found on this device. Open this link on one that has a camera.'],
  ])(
    'with the camera %s the page says what to do, and the payer can try again',
    async (camera, complaint) => {
      const { caller, id, page } = await openSelfie();
      await page.open();
      expect(await page.send('selfie', { camera })).toBe('Show that it is you');
      expect(page.complaint()).toBe(complaint);
      expect(await caller.standing(id)).toBe('initiated');
      expect(await page.send('selfie', { camera: 'granted' })).toBe('You have authorised this mandate');
    },
  );

  test('of another face is refused twice, and the third time ends the mandate', async () => {
    const { caller, id, page } = await openSelfie();
    await page.open();
    for (let times = 0; times < 2; times += 1) {
      expect(await page.send('selfie', { camera: 'granted', face: 'wrong' })).toBe('Show that it is you');
    }
    expect(await page.send('selfie', { camera: 'granted', face: 'wrong' })).toBe(
      'This mandate was not set up',
    );
    expect(await caller.standing(id)).toBe('rejected');
    expect(page.text()).toContain('The selfie does not match the photo of the BVN');
  });

  test('may be left, and nobody else is told', async () => {
    const { caller, id, page } = await openSelfie();
    await page.open();
    await page.send('close');
    expect(await caller.standing(id)).toBe('initiated');
    caller.clock.advance(6 * hour);
    expect(await caller.standing(id)).toBe('cancelled');
  });

  test('serves its script from its own origin, and asks for no camera elsewhere', async () => {
    const { caller, page } = await openSelfie();
    await page.open();
    const address = 'http://sandbox.test/pages/selfie/RC227914%2F1580%2F0008700000';
    const { headers } = await caller.sandbox.fetch(new Request(address));
    expect(headers.get('permissions-policy')).toBe('camera=(self)');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    const script = await caller.sandbox.fetch(new Request('http://sandbox.test/pages/camera.js'));
    expect([script.status, script.headers.get('content-type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ]);
  });
});
