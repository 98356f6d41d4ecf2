import { expect, test } from 'vitest';
import { CLIENT_TOKEN, RETURN_TOKEN } from './fake-checkouts.ts';
import { openApp } from './open-app.ts';

test('a payer whom the provider sends back is led to their checkout, whatever else is told on the way', async () => {
  const app = openApp();
  const forged = `?reference=X&status=successful&url=https://evil.example`;
  for (const search of ['', forged]) {
    const response = await app.call(`/r/${RETURN_TOKEN}${search}`, { redirect: 'manual' });
    expect([
      response.status,
      response.headers.get('location'),
      response.headers.get('cache-control'),
    ]).toEqual([303, `/c/${CLIENT_TOKEN}#returned`, 'no-store']);
  }
  expect(app.asked.map(({ call }) => call)).toEqual(['byReturnToken', 'byReturnToken']);
});

test('an address of which nothing is known leads nowhere', async () => {
  const app = openApp();
  for (const token of [`${RETURN_TOKEN}x`, 'short', '..%2Fc%2Fx', CLIENT_TOKEN]) {
    const response = await app.call(`/r/${token}`, { redirect: 'manual' });
    expect([token, response.status, response.headers.get('location')]).toEqual([token, 404, null]);
  }
});
