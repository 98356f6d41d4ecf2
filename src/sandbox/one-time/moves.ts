import type { WireUi } from '../../proxy/providers/mono/wire.ts';
import { questions } from '../forms/questions.ts';
import type { World } from '../world.ts';
import type { PaymentLink } from './link.ts';
import { logIn, type Notice, nextLevel, refuseCode, type Typed } from './log-in.ts';
import { anySource, type Paid, pay } from './pay.ts';
import type { Visit } from './visit.ts';

/** One move of the payer on the page. The answer is what the page says above the same form. */
type Move<At extends Visit['at']> = (
  world: World,
  link: PaymentLink,
  visit: Extract<Visit, { at: At }>,
  typed: Typed,
) => Notice;

const chooseBank: Move<'bank'> = (world, link, _, { bank = '' }) => {
  const [id, type, methodType] = bank.split(' ');
  const institution = world.institutions.find((one) => one._id === id && one.type === type);
  const method = institution?.auth_methods.find((one) => one.type === methodType);
  if (!institution || !method) return 'Choose a bank.';
  link.visit = { at: 'log-in', institution, method };
  return undefined;
};

const answer: Move<'question'> = (_, link, { login, asked, left, account }, typed) => {
  const notice = refuseCode(link, asked, typed);
  if (notice === undefined) link.visit = nextLevel(login, left, account);
  return notice;
};

const chooseAccount: Move<'account'> = (_, link, { login, accounts, left }, typed) => {
  const account = accounts[Number(typed['account'])];
  if (!account) return 'Choose an account.';
  link.visit = nextLevel(login, left, account);
  return undefined;
};

const confirm: Move<'confirm'> = (world, link, { login, account }) => {
  const { sessionAsks, chargeAsks, captureAsks = [] } = login.scenario.behaviour;
  const [asked, ...left]: WireUi[] = [sessionAsks, chargeAsks, ...captureAsks].flatMap((name) =>
    name ? [questions[name]] : [],
  );
  if (!asked) return payFrom(world, link, { login, account });
  link.visit = { at: 'approve', login, account, asked, left };
  return undefined;
};

const approve: Move<'approve'> = (world, link, { login, account, asked, left: [next, ...left] }, typed) => {
  const notice = refuseCode(link, asked, typed);
  if (notice !== undefined) return notice;
  if (!next) return payFrom(world, link, { login, account });
  link.visit = { at: 'approve', login, account, asked: next, left };
  return undefined;
};

function payFrom(
  world: World,
  link: PaymentLink,
  { login, account }: Pick<Extract<Visit, { at: 'confirm' }>, 'login' | 'account'>,
): Notice {
  const { institution, method, scenario } = login;
  return afterwards(
    link,
    pay(world, link, {
      institution,
      method,
      account,
      scenarioId: scenario.id,
      behaviour: scenario.behaviour,
    }),
  );
}

const paySomehow = (world: World, link: PaymentLink): Notice =>
  afterwards(link, pay(world, link, anySource(world)));

function afterwards(link: PaymentLink, paid: Paid): Notice {
  if (paid === 'unanswered') return 'Your bank did not answer. Nothing was paid. Try again.';
  if (paid === 'unknown') link.visit = { at: 'unknown' };
  return undefined;
}

const tellNumber: Move<'number'> = (_, link, __, { phone = '' }) => {
  if (!/^\+?[\d ]{10,17}$/.test(phone.trim())) return 'Type the number that you use WhatsApp with.';
  link.visit = { at: 'chat' };
  return undefined;
};

const none = (): Notice => undefined;

const moves: { readonly [At in Visit['at']]: Move<At> } = {
  bank: chooseBank,
  'log-in': logIn,
  question: answer,
  account: chooseAccount,
  confirm,
  approve,
  transfer: paySomehow,
  number: tellNumber,
  chat: paySomehow,
  unknown: none,
  paid: none,
};

/** Does what the form of this place is for. A form of another place, from another tab or sent twice, does nothing. */
export function moveOn(world: World, link: PaymentLink, at: string, typed: Typed): Notice {
  const { visit } = link;
  if (visit.at !== at || link.abandonedAt !== undefined) return undefined;
  return (moves[visit.at] as Move<Visit['at']>)(world, link, visit, typed);
}

/** Back to where the method begins, from wherever nothing was paid yet. */
export function goBack(link: PaymentLink): void {
  if (link.visit.at === 'unknown' || link.visit.at === 'paid') return;
  if (link.method === 'account') link.visit = { at: 'bank' };
  if (link.method === 'whatsapp') link.visit = { at: 'number' };
}
