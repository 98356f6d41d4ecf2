import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import type { Form } from '../../src/contract/form.ts';
import { foundIn } from '../journeys/forms-of-text.ts';
import {
  accounts,
  asksAccount,
  asksCode,
  asksToken,
  refused,
  tokenForm,
  wrongToken,
} from './scripted-provider.ts';
import { describeOnStores, minute, type World } from './world.ts';

const username = 'canary-username-1';
const password = 'canary-password-2';
const otp = 'canary-code-3';
const token = 'canary-token-4';
const captcha = 'canary-captcha-5';
const picture = `data:image/png;base64,${Buffer.from('canary-picture-6').toString('base64')}`;
/** Never kept at all, or only encrypted; in no view either. */
const hidden = [
  ...[username, password, otp, token, captcha, 'bank-session-canary', '08030000000'],
  ...accounts.map(({ number = '' }) => number),
];
const captchaForm: Form = {
  prompt: 'What does the picture say?',
  fields: [{ name: 'captcha', label: 'Picture', purpose: 'captcha', masked: false, numeric: false, picture }],
};

const tables = ['checkouts', 'attempts', 'commands', 'events', 'outbox', 'inbox', 'provider_cache', 'meta'];

async function dump(world: World, names: readonly string[]): Promise<string> {
  return world.driver.withConnection(async (connection) => {
    const rows: unknown[] = [];
    for (const name of names) {
      rows.push(await connection.query(`select row_to_json(t)::text from directpay.${name} t`, []));
    }
    return JSON.stringify(rows);
  });
}

describeOnStores('what a payer types and a bank lists', (open) => {
  it('is nowhere in any table, view, record, event or notification, at any step, in whatever form', async () => {
    const world = await open();
    const { provider } = world;
    provider.script['log-in'] = (before) => (before === 0 ? refused('details_refused') : asksCode);
    provider.script.commit = (before) =>
      [wrongToken, { ...asksCode, form: captchaForm }, asksAccount(3)][before] ?? 'ok';
    provider.script['open-payment'] = () => ({ ...asksCode, form: captchaForm });
    provider.script.charge = (before) => (before === 0 ? asksToken : 'ok');
    provider.script.capture = (before) =>
      [wrongToken, { ...asksToken, form: tokenForm }, refused('insufficient_funds')][before] ?? 'ok';
    const { id } = await world.mint();
    const payer = world.page(id);
    const stranger = world.page(id, 'the-page-of-a-stranger');

    const look = async (): Promise<void> => {
      const seen = [await payer.look(), await stranger.look(), await world.store.read(id)];
      const events = await world.checkouts.merchant.events(id);
      const held = JSON.stringify(seen[0]) + JSON.stringify(seen[1]) + inspect([seen, events], { depth: 20 });
      const step = seen[0] && 'step' in seen[0] ? seen[0].step : '';
      expect(foundIn(held, hidden), `shown at ${step}`).toEqual([]);
      expect(foundIn(await dump(world, tables), hidden), `kept at ${step}`).toEqual([]);
      expect(JSON.stringify(await stranger.look())).not.toContain('Bisi');
      const told = ['commands', 'events', 'outbox', 'inbox', 'meta'];
      expect(foundIn(await dump(world, told), ['canary-picture-6', 'Bisi Canary'])).toEqual([]);
    };
    const step = async (...command: Parameters<typeof payer.do>): Promise<string> => {
      const view = await payer.do(...command);
      await look();
      return view.step;
    };
    const login = { fields: { username, password } };
    const steps = [
      await step('choose-bank', { bankId: 'one-way' }),
      await step('log-in', login),
      await step('log-in', login),
      await step('answer', { fields: { otp } }),
      await step('answer', { fields: { otp } }),
      await step('answer', { fields: { captcha } }),
      await step('choose-account', { accountId: '2' }),
      await step('pay'),
      await step('authorise', { fields: { captcha } }),
      await step('authorise', { fields: { token } }),
      await step('authorise', { fields: { token } }),
      await step('authorise', { fields: { token } }),
    ];
    expect(steps).toEqual([
      'log-in',
      'log-in',
      ...['answer', 'answer', 'answer', 'choose-account', 'confirm-payment'],
      ...['authorise', 'authorise', 'authorise', 'authorise', 'declined'],
    ]);
    await world.pass(minute);
    await step('try-again');
    await step('log-in', login);
    await step('answer', { fields: { otp } });
    await step('pay');
    await step('authorise', { fields: { captcha } });
    expect(await payer.look()).toMatchObject({ step: 'paid' });
    expect(await dump(world, ['attempts'])).not.toContain('image/png');
    const typed = JSON.stringify(provider.calls);
    for (const word of [username, password, otp, token, captcha]) expect(typed).toContain(word);
  });
});
