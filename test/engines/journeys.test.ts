import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foundIn } from '../journeys/forms-of-text.ts';
import { openWorld, type World } from '../journeys/world.ts';
import { engineNames } from './drivers/start-engine.ts';
import { EnginePayer } from './engine-payer.ts';
import { troublesWrittenDown, writesDownTroubles } from './in-document.ts';
import { openings } from './openings.ts';
import { stories } from './stories.ts';
import { withEngine } from './with-engine.ts';
import { withoutIds } from './without-ids.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const cells = openings.flatMap((opening) => stories.map((story) => ({ opening, story })));

describe.each(engineNames)('in %s', (name) => {
  const { newTab } = withEngine(name);

  test.each(cells)('a payer $opening.name $story.title', async ({ opening, story }) => {
    const earlier = world.debits().length;
    const { id, url } = await story.begin(world);
    const tab = await newTab();
    await opening.open(tab, world, url);
    const payer = new EnginePayer(tab.checkout);
    await payer.sees('choose-bank');
    await payer.checkout.evaluate(writesDownTroubles, null);
    await story.tell(payer, world);

    await world.becomes(id, story.status);
    expect(world.debits().slice(earlier)).toEqual(Array(story.debits).fill(4_850_000));
    await expect.poll(() => world.told(id).sort(), { timeout: 10_000 }).toEqual(story.told);
    expect(await payer.checkout.evaluate(troublesWrittenDown, null)).toEqual([]);
    const outcomes = async () => (await opening.outcomes(tab)) ?? story.outcomes;
    await expect.poll(outcomes, { timeout: 10_000 }).toEqual(story.outcomes);
    const secrets = [...payer.filledIn, new URL(url).pathname.slice(3), 'Bisi Ade'];
    expect(foundIn(withoutIds(await opening.said(tab)), secrets)).toEqual([]);
  });
});
