import { expect, test } from 'vitest';
import { createCaller, gtbank } from './sandbox-caller.ts';

const reference = 'REF20000000000000001';

/** A sandbox whose webhooks are kept, and a payer who pays at once. */
function listener() {
  const received: unknown[] = [];
  const caller = createCaller({
    webhook: {
      url: 'http://127.0.0.1:1/webhooks/mono',
      secret: 'shared-secret-of-adire-lane',
      fetch: async (request) => {
        received.push(await request.json());
        return new Response();
      },
    },
  });
  const pay = async (user: string): Promise<void> => {
    const headers = await caller.order(user, reference);
    await caller.post('/v1/direct-pay/charge', {}, headers);
    await caller.post('/v1/direct-pay/capture', {}, headers);
  };
  const wait = async (ms: number): Promise<void> => {
    caller.clock.advance(ms);
    await caller.sandbox.control.webhooks.settled();
  };
  return { ...caller, received, pay, wait };
}

const paymentEvent = (event: string, status: string, message: string, at: string) => ({
  event,
  event_id: expect.stringMatching(/^[A-Za-z0-9]{43}$/),
  timestamp: at,
  data: {
    type: 'onetime-debit',
    object: {
      _id: expect.stringMatching(/^[0-9a-f]{24}$/),
      id: expect.stringMatching(/^txd_[0-9a-f]{24}$/),
      status,
      message,
      description: 'Payment for shoes',
      amount: 21_300,
      fee: 6_500,
      currency: 'NGN',
      liveMode: false,
      account: {
        _id: expect.stringMatching(/^[0-9a-f]{24}$/),
        name: expect.any(String),
        accountNumber: expect.stringMatching(/^\d{10}$/),
        currency: 'NGN',
        type: 'SAVINGS_ACCOUNT',
        authMethod: 'internet_banking',
        liveMode: false,
        institution: {
          _id: gtbank,
          name: 'GTBank',
          bankCode: '058',
          type: 'PERSONAL_BANKING',
          icon: 'https://mono-public-bucket.s3.eu-west-2.amazonaws.com/images/gtbank-icon.png',
        },
        created_at: '2026-11-21T09:30:00.000Z',
        updated_at: at,
      },
      reference,
      created_at: '2026-11-21T09:30:00.000Z',
      updated_at: at,
      flagged: false,
      flag_reasons: null,
      held_settlement: false,
    },
  },
});

test('a success is told twice, as published: the account, then the payment under data.object', async () => {
  const { pay, wait, received } = listener();
  await pay('user_good');
  expect(received).toEqual([]);
  await wait(1_000);
  expect(received).toEqual([
    { event: 'mono.events.account_connected', data: { id: expect.stringMatching(/^[0-9a-f]{24}$/) } },
    paymentEvent(
      'direct_debit.payment_successful',
      'successful',
      'Payment was successful',
      '2026-11-21T09:30:00.000Z',
    ),
  ]);
});

test('a failure is told by its own event, with its reason', async () => {
  const { pay, wait, received } = listener();
  await pay('user_low');
  await wait(1_000);
  expect(received).toEqual([
    paymentEvent('direct_debit.payment_failed', 'failed', 'Insufficient funds', '2026-11-21T09:30:00.000Z'),
  ]);
});

test('a late success is told when the money has moved', async () => {
  const { pay, wait, received } = listener();
  await pay('user_late');
  await wait(8_000);
  expect(received).toEqual([]);
  await wait(1_000);
  expect(received[1]).toEqual(
    paymentEvent(
      'direct_debit.payment_successful',
      'successful',
      'Payment was successful',
      '2026-11-21T09:30:08.000Z',
    ),
  );
});

test('a reset calls off what is on its way, late debits too', async () => {
  const { pay, wait, received, sandbox } = listener();
  await pay('user_late');
  sandbox.control.reset();
  await wait(60_000);
  expect(received).toEqual([]);
  expect(sandbox.ledger.debits()).toEqual([]);
});
