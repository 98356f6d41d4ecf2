import type { WireUi } from '../../proxy/providers/mono/wire.ts';
import { bankChoice, bankFieldOf, spoken } from '../hosted/bank-form.ts';
import {
  factsOf,
  fieldOf,
  formOf,
  linkButton,
  mainButton,
  plainButton,
  radiosOf,
} from '../hosted/form-markup.ts';
import { escaped } from '../page/escaped.ts';
import { money } from '../page/money.ts';
import type { World } from '../world.ts';
import type { PaymentLink } from './link.ts';
import type { PageLogin, Visit } from './visit.ts';

/** What a place of the page shows: its heading, and markup below it. */
interface Place {
  readonly heading: string;
  readonly body: string;
}

type Show<At extends Visit['at']> = (
  world: World,
  link: PaymentLink,
  visit: Extract<Visit, { at: At }>,
) => Place;

const soft = (text: string): string => `<p class="soft">${escaped(text)}</p>`;

const at = (link: PaymentLink, move: string, inside: string): string =>
  formOf(`/pages/pay/${link.id}`, move, inside);

const asked = (link: PaymentLink, place: Visit['at'], ui: WireUi, button: string): Place => ({
  heading: spoken(ui.title),
  body: at(link, place, ui.form.map(bankFieldOf).join('') + mainButton(button)),
});

const bank: Show<'bank'> = ({ institutions }, link) => ({
  heading: 'Choose your bank',
  body: at(link, 'bank', bankChoice(institutions) + mainButton('Go on')),
});

const account: Show<'account'> = (_, link, { accounts }) => ({
  heading: 'Choose an account',
  body: at(
    link,
    'account',
    radiosOf(
      'account',
      'Pay from',
      accounts.map(({ name, number }, index) => ({ value: String(index), label: `${name} ${number}` })),
    ) + mainButton('Go on'),
  ),
});

const from = ({ institution }: PageLogin, number: string): string =>
  factsOf([
    ['Bank', institution.name],
    ['Account', number],
  ]);

const confirm: Show<'confirm'> = (_, link, visit) => ({
  heading: 'Approve this payment',
  body:
    from(visit.login, visit.account.number) +
    at(link, 'confirm', mainButton(`Pay ${money(link.amountMinor)}`)),
});

const transfer: Show<'transfer'> = (_, link) => ({
  heading: `Transfer exactly ${money(link.amountMinor)}`,
  body: `${factsOf([
    ['Bank', 'Mono Settlement Bank'],
    ['Account number', `99${String(parseInt(link.id.slice(2), 36) % 100_000_000).padStart(8, '0')}`],
    ['Amount', money(link.amountMinor)],
  ])}${soft('Send it from your bank’s app, then come back here.')}${at(link, 'transfer', mainButton('I have sent it'))}`,
});

const number: Show<'number'> = (_, link) => ({
  heading: 'Pay in WhatsApp',
  body: at(
    link,
    'number',
    fieldOf({ name: 'phone', label: 'Your WhatsApp number', maxLength: 17 }) +
      mainButton('Send me a message'),
  ),
});

const chat: Show<'chat'> = (_, link) => ({
  heading: 'Your chat with Mono',
  body: `<p>${escaped(`You are asked to pay ${money(link.amountMinor)} for “${link.description}”. Do you agree?`)}</p>${at(link, 'chat', mainButton('Answer YES'))}`,
});

const unknown: Show<'unknown'> = (_, link) => ({
  heading: 'We do not know yet',
  body: soft('Your bank did not say whether you have paid. Do not pay again.') + back(link),
});

const ends = {
  successful: ['You have paid', 'Your bank has confirmed this payment.'],
  failed: ['This payment has failed', 'Your bank has refused it. Nothing was paid.'],
  processing: ['Your payment is being processed', 'Your bank has not confirmed it yet. Do not pay again.'],
} as const;

const paid: Show<'paid'> = (_, link) => {
  const stage = link.payments[0]?.stage;
  const [heading, words] = ends[stage === 'successful' || stage === 'failed' ? stage : 'processing'];
  return { heading, body: soft(words) + back(link) };
};

const back = (link: PaymentLink): string =>
  link.redirectUrl === undefined || link.scenario.behaviour.returns === 'never'
    ? soft('You may close this page.')
    : linkButton('Back to the merchant', `/pages/pay/${link.id}/return`);

const show: { readonly [At in Visit['at']]: Show<At> } = {
  bank,
  'log-in': (_, link, { method }) => asked(link, 'log-in', method.ui, 'Log in'),
  question: (_, link, visit) => asked(link, 'question', visit.asked, 'Go on'),
  account,
  confirm,
  approve: (_, link, visit) => asked(link, 'approve', visit.asked, `Pay ${money(link.amountMinor)}`),
  transfer,
  number,
  chat,
  unknown,
  paid,
};

/** The page as it stands for this payer: heading, what went wrong, and the ways on. */
export function payPage(world: World, link: PaymentLink, notice: string | undefined): string {
  const isOver = link.abandonedAt !== undefined && link.payments.length === 0;
  const place = isOver
    ? { heading: 'This page has run out', body: soft('Nothing was paid.') + back(link) }
    : (show[link.visit.at] as Show<Visit['at']>)(world, link, link.visit);
  const isOpen = !isOver && link.payments.length === 0;
  return `
    <p>${escaped(`${money(link.amountMinor)} · ${link.description}`)}</p>
    <h1>${escaped(place.heading)}</h1>
    ${notice ? `<p class="bad" role="alert">${escaped(notice)}</p>` : ''}
    ${place.body}
    ${isOpen && canGoBack(link) ? at(link, 'back', plainButton('Back')) : ''}
    ${isOpen ? at(link, 'close', plainButton('Close')) : ''}`;
}

const firsts: ReadonlySet<Visit['at']> = new Set(['bank', 'transfer', 'number', 'unknown', 'paid']);
const canGoBack = ({ visit }: PaymentLink): boolean => !firsts.has(visit.at);
