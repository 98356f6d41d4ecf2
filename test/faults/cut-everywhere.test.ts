import { describe, expect, it } from 'vitest';
import { withCutLine } from './cut-line.ts';
import { CHECKOUT, debit, readyMandate } from './debit-world.ts';
import { agree, toTerms } from './mandate-payer.ts';
import { paid, payBack, refund } from './refund-world.ts';
import { asksToken } from './scripted-provider.ts';
import { openWorld, type World } from './world.ts';

/** The statement as it is sent, with its length before it: the word alone is also the name of a call. */

const database = withCutLine();

/** What somebody does. `act` answers what they see of it, and the checkout that it is about. */
interface Story {
  readonly name: string;
  /** Commits that it surely has. */
  readonly commits: number;
  prepare(world: World): Promise<() => Promise<{ id: string; seen: unknown }>>;
}

const stories: readonly Story[] = [
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
];

const callsIn = (world: World): readonly string[] => [
  ...world.provider.calls.map(({ call }) => call),
  ...world.scripted.asked.map(({ call }) => call),
  ...world.pages.refunds.map(() => 'refund'),
];

/** Everything that anybody can tell of a story, cut at its commit number `nth` or not at all. */
async function told(story: Story, cut?: { when: 'before' | 'after'; nth: number }) {
  const world = await openWorld(database.driver);
  const act = await story.prepare(world);
  let fired = false;
  if (cut) void database.line.cutAtCommit(cut.when, cut.nth).then(() => (fired = true));
  const { id, seen } = await act();
  database.line.heal();
  await world.pass(20_000, 5_000);
  const events = await world.store.events(id);
  return {
    fired,
    facts: {
      seen,
      calls: callsIn(world),
      debits: world.provider.debits.length,
      alarms: world.alarms,
      told: await world.told(),
      events: events?.map(({ type }) => type),
    },
  };
}

describe.each(stories)('$name, over a line to the database that is cut', (story) => {
  it.each(['before', 'after'] as const)(
    '%s any one commit is done, sees nothing of it, nor does anybody else',
    async (when) => {
      const plain = await told(story);
      let nth = 0;
      for (; ; nth += 1) {
        const { fired, facts } = await told(story, { when, nth });
        expect({ nth, ...facts }).toEqual({ nth, ...plain.facts });
        if (!fired) break;
      }
      expect(nth).toBeGreaterThanOrEqual(story.commits);
    },
  );
});
