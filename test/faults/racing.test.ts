import { expect, it } from 'vitest';
import type { Command } from '../../src/contract/steps.ts';
import type { ProviderCall } from '../../src/proxy/providers/provider.ts';
import { asksCode } from './scripted-provider.ts';
import { describeOnStores, type World } from './world.ts';

const page = { pageKey: 'the-page-of-the-payer' };
const login = { username: 'bisi', password: 'password-canary' };
const code = { fields: { otp: '123456' } };

/** Leads a payer to where the command is taken. */
const upTo: Readonly<Record<string, (world: World, id: string) => Promise<unknown>>> = {
  'choose-bank': async () => {},
  'log-in': (world, id) => world.page(id).do('choose-bank', { bankId: 'one-way' }),
  pay: (world, id) => world.page(id).logIn(),
  authorise: async (world, id) => {
    await world.page(id).logIn();
    await world.page(id).do('pay');
  },
};

describeOnStores('two processes that are asked for the same step at the same moment', (open) => {
  it.each<[Command, object, ProviderCall]>([
    ['choose-bank', { bankId: 'one-way' }, 'connect'],
    ['log-in', { fields: login }, 'log-in'],
    ['pay', {}, 'charge'],
    ['authorise', code, 'capture'],
  ])(
    'take %s once: one of them asks the bank, the other is told where it stands',
    async (command, data, call) => {
      const world = await open();
      if (command === 'authorise') world.provider.script.charge = () => asksCode;
      const second = await world.second();
      const { id } = await world.mint();
      await second.pages.view(id, page);
      await upTo[command]?.(world, id);
      const { version } = await world.page(id).look();
      const asked = [world.checkouts, second].map(({ pages }, index) =>
        pages.command(
          id,
          page,
          { command, body: { version, ...data }, idempotencyKey: `key-of-process-${index}` },
          { patienceMs: 60_000 },
        ),
      );
      const settled = await Promise.allSettled(asked);
      const refusals = settled.flatMap((result) =>
        result.status === 'rejected' ? [(result.reason as { code: string }).code] : [],
      );
      expect(refusals).toHaveLength(1);
      expect(['step_in_progress', 'step_out_of_order', 'already_final']).toContain(refusals[0]);
      expect(world.provider.count(call)).toBe(1);
      expect(world.provider.debits).toHaveLength(command === 'pay' || command === 'authorise' ? 1 : 0);
    },
  );
});

describeOnStores('a one-time code', (open) => {
  it('that was asked for by an attempt that is over is not passed on to the one that followed', async () => {
    const world = await open();
    world.provider.script.charge = () => asksCode;
    const { id } = await world.mint();
    const payer = world.page(id);
    await payer.logIn();
    const first = await payer.do('pay');
    expect(first).toMatchObject({
      step: 'authorise',
      amountMinor: 500_000,
      merchant: { name: 'Adire Lane' },
    });
    await payer.do('change-bank');
    await world.pass(30_000);
    await payer.logIn();
    const next = await payer.do('pay');
    expect(next.step).toBe('authorise');
    const late = world.checkouts.pages.command(
      id,
      page,
      { command: 'authorise', body: { version: first.version, ...code }, idempotencyKey: 'late' },
      { patienceMs: 60_000 },
    );
    await expect(late).rejects.toMatchObject({ code: 'step_out_of_order', view: next });
    const elsewhere = world.page(id, 'the-page-of-somebody-else').do('authorise', code);
    await expect(elsewhere).rejects.toMatchObject({ code: 'step_out_of_order', view: { step: 'in-use' } });
    expect(world.provider.count('capture')).toBe(0);
  });
});
