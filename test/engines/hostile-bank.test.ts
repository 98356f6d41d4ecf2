import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { harmIn, noHarm, whatIsShown, writesDownViolations } from '../hosts/hostile/harm.ts';
import { hostileProvider, withoutChoice } from '../hosts/hostile/hostile-provider.ts';
import { openWorld, type World } from '../journeys/world.ts';
import { SPRUNG } from '../support/hostile-words.ts';
import { otherEngineNames } from './drivers/start-engine.ts';
import { EnginePayer } from './engine-payer.ts';
import { withEngine } from './with-engine.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld({
    twist: hostileProvider(/^(Fidelity|GTBank|Guaranty)/i),
    onTheWay: withoutChoice,
  });
});
afterAll(() => world?.stop());

describe.each(otherEngineNames)('in %s', (name) => {
  const { newTab } = withEngine(name);

  test('a payment through a hostile bank is made, and nothing that it says does anything', async () => {
    const { id, url } = await world.create();
    const tab = await newTab();
    const { checkout } = tab;
    await tab.goto(url);
    const payer = new EnginePayer(checkout);
    await payer.sees('choose-bank');
    await checkout.evaluate(writesDownViolations, null);
    const expectNoHarm = async () => {
      expect(harmIn(await checkout.evaluate(whatIsShown, SPRUNG))).toEqual(noHarm);
    };
    for (let down = 0; down < 6; down += 1) {
      await expectNoHarm();
      await checkout.evaluate(scrollsDown, null);
    }
    world.sandbox.control.forceNextScenario('three-levels');
    await payer.choosesBank('Fidelity');
    await payer.sees('log-in');
    await expectNoHarm();
    await checkout.evaluate(chooses, 5);
    await payer.logsIn({ username: 'user_good', password: '123456' });
    for (const [field, text] of Object.entries({ answer: 'lagos', otp: '123456' })) {
      await payer.isAskedFor(field);
      await expectNoHarm();
      await checkout.evaluate(chooses, 3);
      await payer.answers({ [field]: text });
    }
    await payer.sees('choose-account');
    await expectNoHarm();
    await payer.choosesAccount(1);
    await payer.sees('confirm-payment');
    await expectNoHarm();
    await payer.pays();
    await payer.sees('paid');
    await expectNoHarm();
    await world.becomes(id, 'succeeded');
  });
});

/** Runs in the checkout. */
function scrollsDown(): void {
  document.querySelector('[role="option"]:last-child')?.scrollIntoView();
}

/** Runs in the checkout: the choice that a hostile form has, of every hostile text. */
function chooses(index: number): void {
  const select = document.querySelector<HTMLSelectElement>('select[name="choice"]');
  if (select === null || select.options.length < 30) throw new Error('There is no such choice');
  select.selectedIndex = index;
  select.dispatchEvent(new Event('input', { bubbles: true }));
  select.dispatchEvent(new Event('change', { bubbles: true }));
}
