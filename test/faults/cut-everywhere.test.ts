import { describe, expect, it } from 'vitest';
import { withCutLine } from './cut-line.ts';
import { type Story, stories } from './cut-stories.ts';
import { openWorld, type World } from './world.ts';

const database = withCutLine();

const callsIn = (world: World): readonly string[] => [
  ...world.provider.calls.map(({ call }) => call),
  ...world.scripted.asked.map(({ call }) => call),
  ...world.pages.refunds.map(() => 'refund'),
  ...world.pages.orders.map(() => 'open-page'),
  ...world.linking.asked,
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
