import { describe, expect, test } from 'vitest';
import { openLinkPage } from './linking-caller.ts';
import { createCaller } from './sandbox-caller.ts';

const accounts = '/v2/accounts';

describe('what is told of a linked account', () => {
  const storyOf = async (user: string, ms: number) => {
    const { caller, link, events } = await openLinkPage();
    await link(user);
    caller.clock.advance(ms);
    const sent: string[] = [];
    caller.sandbox.control.webhooks.sendTo({
      url: 'http://127.0.0.1:1/webhooks/mono',
      secret: 'shared-secret-of-adire-lane',
      fetch: async (request) => {
        const { event, data } = (await request.json()) as {
          event: string;
          data: { meta?: { data_status?: string } };
        };
        sent.push(`${event.replace('mono.events.account_', '')} ${data.meta?.data_status ?? ''}`.trim());
        return new Response();
      },
    });
    await caller.sandbox.deliverWebhooks();
    return { sent, events: events() };
  };
  const minute = 60_000;

  test.each([
    ['user_good', ['connected', 'updated AVAILABLE']],
    ['link_slow', ['connected', 'updated PROCESSING', 'updated AVAILABLE']],
    ['link_data_failed', ['connected', 'updated FAILED']],
    ['link_data_never', ['connected', 'updated PROCESSING']],
    ['link_untold', []],
    ['link_repeated', [...Array(5).fill('connected'), ...Array(5).fill('updated AVAILABLE')]],
    ['link_stranger', ['connected', 'connected', 'updated AVAILABLE']],
  ])('%s', async (user, told) => {
    expect((await storyOf(user, 20 * minute)).sent).toEqual(told);
  });

  test.each([
    ['link_no_ref', { id: expect.any(String) }],
    [
      'link_other_ref',
      { id: expect.any(String), customer: expect.any(String), meta: { ref: 'ANOTHERREFERENCE0000' } },
    ],
  ])('%s', async (user, data) => {
    expect((await storyOf(user, minute)).events[0]).toEqual({ event: 'mono.events.account_connected', data });
  });

  test('link_stranger names an account that cannot be read', async () => {
    const { events } = await storyOf('link_stranger', minute);
    const [own, stranger] = events.map(({ data }) => (data as { id: string }).id);
    expect(stranger).not.toBe(own);
    expect((await createCaller().get(`${accounts}/${stranger}`)).status).toBe(404);
  });

  test.each([
    ['link_late', 30 * minute],
    ['user_good', 1_000],
  ])('%s: the first webhook leaves after its time', async (user, ms) => {
    const received: string[] = [];
    const { caller, link } = await openLinkPage(
      {},
      {
        webhook: {
          url: 'http://127.0.0.1:1/webhooks/mono',
          secret: 'shared-secret-of-adire-lane',
          fetch: async (request) => {
            received.push(((await request.json()) as { event: string }).event);
            return new Response();
          },
        },
      },
    );
    await link(user);
    caller.clock.advance(ms - 1);
    await caller.sandbox.stop();
    expect(received).toEqual([]);
    await caller.sandbox.control.webhooks.release();
    caller.clock.advance(1);
    await caller.sandbox.stop();
    expect(received).toEqual(['mono.events.account_connected']);
  });

  test('link_reordered: the data are told before the account', async () => {
    const received: string[] = [];
    const { caller, link } = await openLinkPage(
      {},
      {
        webhook: {
          url: 'http://127.0.0.1:1/webhooks/mono',
          secret: 'shared-secret-of-adire-lane',
          fetch: async (request) => {
            received.push(((await request.json()) as { event: string }).event);
            return new Response();
          },
        },
      },
    );
    await link('link_reordered');
    caller.clock.advance(minute);
    await caller.sandbox.stop();
    expect(received).toEqual(['mono.events.account_updated', 'mono.events.account_connected']);
  });
});
