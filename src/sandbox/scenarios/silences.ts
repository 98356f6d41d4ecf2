import type { Spoiling } from './behaviour.ts';
import { entriesOf, type Scenario } from './scenario.ts';

const entry = entriesOf('silences');

const silentAfter = { answer: { kind: 'silent' }, effect: 'done' } as const;
const silentBefore = { answer: { kind: 'silent' } } as const;
const cutAfter = { answer: { kind: 'cut' }, effect: 'done' } as const;
const cutBefore = { answer: { kind: 'cut' } } as const;
const gateway = (status: 500 | 502 | 503 | 504) => ({ answer: { kind: 'gateway', status } }) as const;
const gatewayAfter = (status: 500 | 502) =>
  ({ answer: { kind: 'gateway', status }, effect: 'done' }) as const;
const slow = (seconds: number) => ({ answer: { kind: 'slow', ms: seconds * 1000 }, effect: 'done' }) as const;
const spoilt = (how: Spoiling) => ({ answer: { kind: 'spoilt', how }, effect: 'done' }) as const;

/** Answers that never come, come late, or cannot be read. */
export const silences = [
  entry('slow-login', 'user_slow', 'A slow bank', 'The login takes 35 seconds, as long as the bank may.', {
    faults: { login: slow(35) },
  }),
  entry(
    'slower-login',
    'user_slower',
    'A very slow bank',
    'The login takes 50 seconds. Only a bank whose entry in the list says so is given that long.',
    { faults: { login: slow(50) } },
  ),
  entry('silent-login', 'user_silent_login', 'A login without an answer', 'The login never answers.', {
    faults: { login: silentBefore },
  }),
  entry(
    'bank-down-at-connect',
    'user_down_connect',
    'The bank is down at connecting',
    'The first login ends its session. The next two connections with this bank are answered 503.',
    { faults: { 'connect-session': { ...gateway(503), times: 2 } } },
  ),
  entry(
    'bank-down-at-login',
    'user_down',
    'The bank is down at the login',
    'Every login is answered 503 by a gateway.',
    { faults: { login: gateway(503) } },
  ),
  entry(
    'cut-at-login',
    'user_cut_login',
    'The connection is cut at the login',
    'The first login is cut off without an answer. The second one works.',
    { faults: { login: { ...cutBefore, times: 1 } } },
  ),
  entry(
    'odd-answer-at-login',
    'user_odd_login',
    'A code nobody documents at the login',
    'Every login is answered with responseCode 177.',
    { faults: { login: { answer: { kind: 'spoilt', how: 'unknown-code' } } } },
  ),
  entry(
    'silent-commit',
    'user_silent_commit',
    'No answer to the code',
    'The login asks for OTP 123456 and never says what became of it.',
    { loginAsks: ['otp'], faults: { commit: silentBefore } },
  ),
  entry(
    'session-call-down',
    'user_down_session',
    'No payment can be named',
    'Every direct-pay session is answered 502. No money has moved.',
    { faults: { 'direct-pay-session': gateway(502) } },
  ),
  entry(
    'server-error-at-charge',
    'user_error_charge',
    'Server error at the charge',
    'The charge is answered 502 and was not made. Verify never finds it.',
    { faults: { charge: gateway(502) } },
  ),
  entry(
    'cut-at-charge',
    'user_cut_charge',
    'The connection is cut at the charge',
    'The charge is made but its answer cut off; a minute later the bank debits without a capture.',
    { faults: { charge: cutAfter }, debitsAnyway: { after: 'charge', ms: 60_000 } },
  ),
  entry(
    'timeout-at-charge',
    'user_silent_charge',
    'Timeout at the charge',
    'The charge never answers and was not made. Verify never finds it.',
    { faults: { charge: silentBefore } },
  ),
  entry(
    'cut-before-debit',
    'user_cut_before',
    'The connection is cut before the debit',
    'The capture is cut off before anything happened. Verify never finds it.',
    { faults: { capture: cutBefore } },
  ),
  entry(
    'cut-after-debit',
    'user_cut',
    'The connection is cut after the debit',
    'The debit is made, the answer of the capture cut off.',
    { faults: { capture: cutAfter } },
  ),
  entry(
    'timeout-without-debit',
    'user_timeout_before',
    'Timeout without a debit',
    'The capture never answers. Two minutes later the payment has failed: verify and a webhook say so.',
    { faults: { capture: silentAfter }, settles: { ends: 'failed', afterMs: 120_000 } },
  ),
  entry(
    'timeout-after-debit',
    'user_timeout',
    'Timeout after the debit',
    'The debit is made, the capture never answers, and the webhook comes a minute late. Verify knows at once.',
    { faults: { capture: silentAfter }, webhooks: [{ afterMs: 60_000 }] },
  ),
  entry(
    'server-error-without-debit',
    'user_error_before',
    'Server error without a debit',
    'The capture answers 500. Two minutes later the payment has failed: verify and a webhook say so.',
    { faults: { capture: gatewayAfter(500) }, settles: { ends: 'failed', afterMs: 120_000 } },
  ),
  entry(
    'server-error-after-debit',
    'user_error',
    'Server error after the debit',
    'The debit is made, the capture answers 502.',
    { faults: { capture: gatewayAfter(502) } },
  ),
  entry(
    'duplicate-after-debit',
    'user_duplicate',
    'Refused as a duplicate after the debit',
    'The debit is made, the capture answers 409: this reference was used already.',
    { faults: { capture: { answer: { kind: 'duplicate' }, effect: 'done' } } },
  ),
  entry(
    'unknown-code',
    'user_odd',
    'A code nobody documents',
    'The debit is made, the capture answers with responseCode 177.',
    { faults: { capture: spoilt('unknown-code') } },
  ),
  entry(
    'missing-field',
    'user_missing',
    'A missing field',
    'The debit is made, the answer of the capture holds no status.',
    { faults: { capture: spoilt('missing-field') } },
  ),
  entry(
    'wrong-type',
    'user_type',
    'A field of another type',
    'The debit is made, the answer of the capture holds an object as its status and a list as its amount.',
    { faults: { capture: spoilt('wrong-type') } },
  ),
  entry(
    'html-answer',
    'user_html',
    'A page in place of an answer',
    'The debit is made, the capture answers 200 with an HTML page.',
    { faults: { capture: spoilt('html') } },
  ),
  entry(
    'empty-answer',
    'user_empty',
    'An empty answer',
    'The debit is made, the capture answers 200 with nothing.',
    { faults: { capture: spoilt('empty') } },
  ),
  entry(
    'truncated-answer',
    'user_truncated',
    'Half an answer',
    'The debit is made, the answer of the capture breaks off in the middle of its JSON.',
    { faults: { capture: spoilt('truncated') } },
  ),
  entry(
    'huge-answer',
    'user_huge',
    'An answer of 10 MB',
    'The debit is made, the capture answers with 10 MB of JSON.',
    { faults: { capture: spoilt('huge') } },
  ),
  entry(
    'compressed-answer',
    'user_bomb',
    'An answer that swells',
    'The debit is made, the answer of the capture is 20 MB of JSON, compressed to a hundredth or less.',
    { faults: { capture: spoilt('compressed') } },
  ),
  entry(
    'dripping-answer',
    'user_drip',
    'A byte a second',
    'The debit is made, the answer of the capture comes by a byte a second.',
    { faults: { capture: spoilt('drip') } },
  ),
] as const satisfies readonly Scenario[];
