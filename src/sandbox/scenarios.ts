import { credentials } from './credentials.ts';
import type { questions } from './forms.ts';

export type QuestionName = keyof typeof questions;

/** How a bank behaves, call by call. Whatever is left out goes straight through. */
export interface Behaviour {
  readonly login?: 'refuse' | 'ask-question' | 'ask-account';
  /** Asked by the direct-pay session; its inputs belong to the charge. */
  readonly sessionAsks?: QuestionName;
  /** Asked by the charge; its inputs belong to the capture. */
  readonly chargeAsks?: QuestionName;
  /** Asked by the capture itself, once, before it goes through. */
  readonly captureAsks?: QuestionName;
  /** When the money moves. */
  readonly settles: 'now' | 'later' | 'refused';
  readonly debits: 'all' | 'one-hundredth' | 'nothing';
  /** What the caller of the capture gets to know. */
  readonly tells: 'all' | 'nothing' | 'server-error';
  /** Milliseconds until the webhook leaves; the profile's delay where left out. */
  readonly webhookAfterMs?: number;
}

export interface Scenario<Id extends string = string> {
  readonly id: Id;
  /** Typed into the first field that is not masked. Trimmed, case matters. */
  readonly user: string;
  readonly password: string;
  readonly title: string;
  /** What happens, for people. */
  readonly story: string;
  readonly behaviour: Behaviour;
}

const throughAndTold = { settles: 'now', debits: 'all', tells: 'all' } as const;

const entry = <const Id extends string>(
  id: Id,
  user: string,
  title: string,
  story: string,
  behaviour: Behaviour,
  password: string = credentials.password,
): Scenario<Id> => ({ id, user, password, title, story, behaviour });

/** Everything the sandbox can do, in one table: resources, control calls, page and tests read it. */
export const scenarios = [
  entry(
    'straight-through',
    credentials.user,
    'Straight through',
    'The bank asks nothing more. One debit, told at once.',
    throughAndTold,
  ),
  entry(
    'token-at-charge',
    'user_token',
    'A token at the charge',
    'The charge asks for token 123456. A wrong one may be corrected; the fifth wrong one locks the account.',
    { ...throughAndTold, chargeAsks: 'token' },
  ),
  entry(
    'wrong-password',
    'user_wrong',
    'Wrong password',
    'The login is refused, whatever is typed. The same happens to every user with another password than 123456.',
    { login: 'refuse', settles: 'refused', debits: 'nothing', tells: 'all' },
    '000000',
  ),
  entry(
    'insufficient-funds',
    'user_low',
    'Insufficient funds',
    'The capture is refused. No debit; verify says failed.',
    { settles: 'refused', debits: 'nothing', tells: 'all' },
  ),
  entry(
    'timeout-after-debit',
    'user_timeout',
    'Timeout after the debit',
    'The debit is made, the capture never answers, and the webhook comes a minute late. Verify knows at once.',
    { settles: 'now', debits: 'all', tells: 'nothing', webhookAfterMs: 60_000 },
  ),
  entry(
    'server-error-after-debit',
    'user_error',
    'Server error after the debit',
    'The debit is made, the capture answers 502.',
    { settles: 'now', debits: 'all', tells: 'server-error' },
  ),
  entry(
    'late-success',
    'user_late',
    'Late success',
    'The capture answers processing and verify 404. The debit, and the webhook, come some seconds later.',
    { settles: 'later', debits: 'all', tells: 'all' },
  ),
  entry(
    'other-amount',
    'user_other',
    'Another amount',
    'One hundredth of the amount is debited, as if naira had been read as kobo. Verify says successful.',
    { settles: 'now', debits: 'one-hundredth', tells: 'all' },
  ),
  entry(
    'at-login-102',
    'user_question',
    'A question at the login',
    'The login asks a security question; the answer is lagos.',
    { ...throughAndTold, login: 'ask-question' },
  ),
  entry(
    'account-choice',
    'user_accounts',
    'Several accounts',
    'The login answers with a list of accounts, one of them to be chosen.',
    { ...throughAndTold, login: 'ask-account' },
  ),
  entry(
    'form-at-session',
    'user_sessionform',
    'A form before the charge',
    'The direct-pay session asks for answer lagos and token 123456; the charge takes them.',
    { ...throughAndTold, sessionAsks: 'session' },
  ),
  entry(
    'second-form',
    'user_second',
    'A second form',
    'The charge asks for token 123456, then the capture asks again, for PIN 1234.',
    { ...throughAndTold, chargeAsks: 'token', captureAsks: 'pin' },
  ),
] as const satisfies readonly Scenario[];

export type ScenarioId = (typeof scenarios)[number]['id'];

const straightThrough: Scenario = scenarios[0];

/** The scenario a typed identifier chooses. Users nobody knows go straight through. */
export function scenarioOfUser(user: string): Scenario {
  return scenarios.find((scenario) => scenario.user === user) ?? straightThrough;
}

export function scenarioById(id: string): Scenario | undefined {
  return scenarios.find((scenario) => scenario.id === id);
}
