import { CHECKOUT, debit, readyMandate } from './debit-world.ts';
import { lostCapture } from './lost-capture.ts';
import { agree, toTerms } from './mandate-payer.ts';
import { paid, payBack, refund } from './refund-world.ts';
import { asksAccount, asksCode, asksToken } from './scripted-provider.ts';
import { hour, minute, type World } from './world.ts';

/** What somebody does. `act` answers what they see of it, and the checkout that it is about. */
export interface Story {
  readonly name: string;
  /** Commits that it surely has. */
  readonly commits: number;
  prepare(world: World): Promise<() => Promise<{ id: string; seen: unknown }>>;
}

export const stories: readonly Story[] = [
  {
    name: 'a merchant who makes a checkout',
    commits: 1,
    prepare: async (world) => async () => {
      const { id } = await world.mint({}, 'make');
      const again = await world.mint({}, 'make');
      return { id, seen: again.id === id };
    },
  },
  {
    name: 'a merchant who cancels one',
    commits: 1,
    async prepare(world) {
      const { id } = await world.mint();
      return async () => {
        const done = await world.checkouts.merchant.cancel(id, { idempotencyKey: 'cancel' });
        return { id, seen: [done.checkout.status, done.replayed] };
      };
    },
  },
  {
    name: 'a merchant who has a payment paid back',
    commits: 3,
    async prepare(world) {
      const { id, reference } = await paid(world);
      world.pages.answerRefund = () => {
        payBack(world, reference);
        return { kind: 'ok', value: { refunded: true } };
      };
      return async () => ({ id, seen: (await refund(world, id)).refund?.status });
    },
  },
  {
    name: 'a merchant who debits a mandate',
    commits: 3,
    async prepare(world) {
      await readyMandate(world);
      return async () => {
        const { status, reference } = await debit(world, {}, { idempotencyKey: 'debit' });
        return { id: CHECKOUT, seen: [status, reference] };
      };
    },
  },
  {
    name: 'a payer who logs in and pays',
    commits: 8,
    async prepare(world) {
      const { id } = await world.mint();
      const payer = world.page(id);
      return async () => {
        await payer.logIn();
        return { id, seen: (await payer.do('pay')).step };
      };
    },
  },
  {
    name: 'a payer who answers a question of the charge',
    commits: 3,
    async prepare(world) {
      world.provider.script.charge = () => asksToken;
      const { id } = await world.mint();
      const payer = world.page(id);
      await payer.logIn();
      await payer.do('pay');
      return async () => ({ id, seen: (await payer.do('authorise', { fields: { token: '123456' } })).step });
    },
  },
  {
    name: 'a payer who sets up a mandate',
    commits: 5,
    async prepare(world) {
      const { id } = await world.mintMandate();
      const payer = world.page(id);
      return async () => {
        await toTerms(payer);
        return { id, seen: (await agree(payer)).step };
      };
    },
  },
  {
    name: 'a payer who chooses an account after the login',
    commits: 2,
    async prepare(world) {
      world.provider.script['log-in'] = () => asksAccount(3);
      const { id } = await world.mint();
      const payer = world.page(id);
      await payer.logIn();
      return async () => ({ id, seen: (await payer.do('choose-account', { accountId: '2' })).step });
    },
  },
  {
    name: 'a payer who answers a question of the login',
    commits: 2,
    async prepare(world) {
      world.provider.script['log-in'] = () => asksCode;
      const { id } = await world.mint();
      const payer = world.page(id);
      await payer.logIn();
      return async () => ({ id, seen: (await payer.do('answer', { fields: { otp: '123456' } })).step });
    },
  },
  {
    name: 'a payer who pays on the provider’s page',
    commits: 4,
    async prepare(world) {
      const { id } = await world.mint({
        ways: ['provider-page'],
        customer: { name: 'Bisi Ade', email: 'bisi@adirelane.example' },
      });
      const payer = world.page(id);
      return async () => {
        const { step } = await payer.do('choose-way', { way: 'provider-page', method: 'account' });
        const [order] = world.pages.orders;
        world.provider.debit(order?.reference ?? '', { amountMinor: order?.amountMinor ?? 0 });
        return { id, seen: [step, (await payer.do('returned')).step] };
      };
    },
  },
  {
    name: 'a payer who links an account',
    commits: 3,
    async prepare(world) {
      const { id } = await world.mintLink();
      const payer = world.page(id);
      return async () => {
        const { step } = await payer.do('agree-sharing');
        world.linking.link('acc_1', { dataStatus: 'available' });
        return { id, seen: [step, (await payer.do('returned')).step] };
      };
    },
  },
  {
    name: 'a merchant who settles a payment by hand',
    commits: 1,
    async prepare(world) {
      const { id } = await lostCapture(world);
      world.clock.pass(hour + minute);
      return async () => {
        const resolution = { as: 'unpaid', note: 'The bank says no' } as const;
        const done = await world.checkouts.merchant.resolve(id, resolution, { idempotencyKey: 'resolve' });
        return { id, seen: [done.checkout.status, done.replayed] };
      };
    },
  },
];
