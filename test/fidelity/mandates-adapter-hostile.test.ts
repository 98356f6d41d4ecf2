import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyMandateCall } from '../../src/proxy/providers/mono/mandates/outcomes/row.ts';
import { bvn, callMandates, mandateKey, mandateOrder, monoBefore, person } from './call-mandates.ts';

const words = fc.constantFrom(
  'successful',
  'success',
  'failed',
  'processing',
  'approved',
  'initiated',
  'cancelled',
);
const codes = fc.constantFrom('00', '99', '50', '51', '400', 99, '', null);
const near = fc.record(
  {
    status: words,
    message: fc.string(),
    response_code: codes,
    data: fc.oneof(
      fc.jsonValue(),
      fc.record({ status: words, response_code: codes, id: fc.string(), reference_number: fc.string() }),
      fc.array(fc.record({ field: fc.string(), message: fc.string() })),
    ),
    meta: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

test('whatever is answered, the adapter answers, and only a plain success makes a debit successful', async () => {
  const body = fc.oneof(fc.jsonValue(), near);
  await fc.assert(
    fc.asyncProperty(body, fc.integer({ min: 200, max: 599 }), async (json, told) => {
      const status = [204, 205, 304].includes(told) ? 200 : told;
      const mono = monoBefore(async () => Response.json(json, { status }));
      for (const call of everyMandateCall) {
        const answer = await callMandates(mono, call);
        if (answer.kind !== 'ok' || (call !== 'debit' && call !== 'read-debit')) continue;
        const { status: outcome } = answer.value as { status: string };
        expect(['successful', 'processing', 'failed']).toContain(outcome);
        if (outcome === 'successful') {
          expect(status).toBeLessThan(300);
          expect(json).toMatchObject({ data: { status: expect.stringMatching(/^success/) } });
        }
      }
    }),
    { numRuns: 120, seed: 20_261_122 },
  );
}, 30_000);

test('nothing of a payer and nothing of the key comes back with a refusal that repeats what was sent', async () => {
  const echo = [bvn, mandateOrder.accountNumber, person.phone, mandateKey].join(' ');
  const bodies = [
    { status: 'failed', message: echo, data: null },
    { status: 'failed', message: 'Validation error', data: [{ field: bvn, message: echo }] },
    { status: 'failed', message: 'Validation error', data: [{ field: `x${bvn}`, message: echo }] },
    { status: bvn, response_code: bvn, message: echo, data: { status: mandateOrder.accountNumber } },
  ];
  const canaries = new RegExp([bvn, mandateOrder.accountNumber, person.phone, mandateKey].join('|'));
  for (const body of bodies) {
    const mono = monoBefore(async () => Response.json(body, { status: 400 }));
    for (const call of everyMandateCall) {
      expect(JSON.stringify(await callMandates(mono, call))).not.toMatch(canaries);
    }
  }
});
