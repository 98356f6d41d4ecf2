import { Sealed } from '../../src/contract/sealed.ts';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import type { MonoTimeouts } from '../../src/proxy/providers/mono/settings.ts';
import type { Answer, BankSession, Echo, Provider, ReadWebhook } from '../../src/proxy/providers/provider.ts';
import { createManualClock, type ManualClock } from '../../src/sandbox/clock.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/create-sandbox.ts';
import { rightInput } from '../../src/sandbox/credentials.ts';
import type { Scenario } from '../../src/sandbox/scenarios.ts';

type Form = Extract<Answer<never>, { kind: 'asked' }>['form'];
type Field = Form['fields'][number];

const webhookSecret = 'webhook-secret-of-the-sandbox';
const bank = '5f2d08be60b92e2888287702.personal';
const startAt = Date.UTC(2026, 10, 21, 9);
const dayMs = 86_400_000;
const order = {
  amountMinor: 500_000,
  currency: 'NGN',
  reference: 'K7Q2M9X4T1B8R5W3Z6VA',
  description: 'Two yards of adire',
} as const;

/** Short where the bank stays silent, since that is waited for in real time; long enough for what a busy machine answers. */
const impatient: Partial<MonoTimeouts> = {
  logInLeast: 1_000,
  logInMost: 1_000,
  logInExtra: 0,
  charge: 1_000,
  capture: 1_000,
};

export interface Seen {
  /** Each call of the adapter's interface with what it answered, in a few words. */
  readonly calls: string;
  /** What verify says right after, and two days later. */
  readonly verify: string;
  /** What the list of payments says of it two days later. */
  readonly listed: string;
  readonly debits: readonly number[];
  /** What the adapter reads from the webhooks that came in those two days; in alphabetical order, repeats as such. */
  readonly rings: string;
}

interface Stage {
  readonly mono: Provider;
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
  readonly scenario: Scenario;
  readonly seen: string[];
  /** Of the payment that was named last, or would have been. */
  reference: string;
}

/** A payer of this scenario by the adapter's interface, call by call, without any rules of money between. */
export async function playByAdapter(scenario: Scenario): Promise<Seen> {
  const clock = createManualClock(startAt);
  const secretKey = 'test_sk_sandbox_0001';
  const appId = 'app_adire_lane';
  const sandbox = createSandbox({ secretKey, appId, clock, seed: 'adapter' });
  const mono = createMono({
    baseUrl: 'https://api.withmono.com',
    secretKey,
    appId,
    webhookSecrets: [webhookSecret],
    searchWords: () => undefined,
    clock: { now: clock.now, monotonic: clock.now },
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    ...(staysSilent(scenario) ? { timeouts: impatient } : {}),
  });
  const rings = catchWebhooks(mono, sandbox);
  const stage: Stage = { mono, sandbox, clock, scenario, seen: [], reference: order.reference };
  for (let rounds = 0; rounds < 3; rounds += 1) if ((await payOnce(stage, rounds)) !== 'again') break;
  const { reference } = stage;
  const atOnce = verifyWords(await mono.verify(reference), reference);
  clock.advance(2 * dayMs);
  await sandbox.control.webhooks.settled();
  const later = verifyWords(await mono.verify(reference), reference);
  const listed = listWord(await mono.listPayments({ from: startAt, to: startAt }), reference);
  await sandbox.stop();
  return {
    calls: stage.seen.join(', '),
    verify: atOnce === later ? atOnce : `${atOnce}, then ${later}`,
    listed,
    rings: rings(reference),
    debits: sandbox.ledger.debits().map(({ amountMinor }) => amountMinor),
  };
}

/** Hears every webhook with the adapter's own reader, as the proxy would. */
function catchWebhooks(mono: Provider, sandbox: Sandbox): (reference: string) => string {
  const heard: ReadWebhook[] = [];
  sandbox.control.webhooks.sendTo({
    url: 'http://127.0.0.1:1/webhooks/mono',
    secret: webhookSecret,
    fetch: async (request) => {
      const body = new Uint8Array(await request.arrayBuffer());
      const read = mono.readWebhook({ headers: request.headers, body });
      heard.push(read);
      return new Response(null, { status: read.accepted ? 200 : 401 });
    },
  });
  return (reference) => {
    const known = new Set<string>();
    const words = heard.map((read) => {
      if (!read.accepted) return 'refused';
      if (known.has(read.dedupeKey)) return 'repeated';
      known.add(read.dedupeKey);
      if (read.quarantined) return 'quarantined';
      const word = read.type.replace(/^.*[._]/, '');
      return read.reference === reference ? word : `${word} without our reference`;
    });
    return (
      words
        .filter((word) => word !== 'connected without our reference')
        .sort()
        .join(', ') || 'none'
    );
  };
}

const faultsOf = ({ behaviour }: Scenario) =>
  Object.values(behaviour.faults ?? {}).map(({ answer }) => answer);
const staysSilent = (scenario: Scenario) =>
  faultsOf(scenario).some(
    (answer) => answer.kind === 'silent' || (answer.kind === 'spoilt' && answer.how === 'drip'),
  );

/** `again`: the bank session is over, or the provider was busy for a moment at connecting. */
async function payOnce(stage: Stage, round: number): Promise<'over' | 'again'> {
  const { mono, scenario } = stage;
  const connected = await say(stage, 'connect', () =>
    mono.connect({ institutionId: bank, methodId: 'internet_banking' }),
  );
  if (connected.kind === 'not-executed' || connected.kind === 'unknown') return 'again';
  if (connected.kind !== 'ok') return 'over';
  const { session, form } = connected.value;
  if (form.fields.some(({ purpose }) => purpose === 'captcha')) stage.seen.push('with a captcha');
  const chosen = await logIn(stage, session, form, scenario);
  if (typeof chosen === 'string') return chosen;

  const named = { ...order, reference: order.reference.slice(0, -1) + round };
  stage.reference = named.reference;
  const opened = await say(stage, 'open', () => mono.openPayment(session, named));
  if (isOver(opened)) return 'again';
  if (opened.kind !== 'ok' && opened.kind !== 'asked') return 'over';
  let charged = await say(stage, 'charge', () => mono.charge(session, answersTo(opened)));
  if (isBusy(charged)) charged = await say(stage, 'charge', () => mono.charge(session, answersTo(opened)));
  if (isOver(charged)) return 'again';
  if (charged.kind !== 'ok' && charged.kind !== 'asked') return 'over';
  noteOtherAccount(stage, charged, chosen.number);
  if (scenario.payer === 'leaves-when-asked') return 'over';
  return capture(stage, session, charged);
}

async function capture(
  stage: Stage,
  session: BankSession,
  charged: Answer<unknown>,
): Promise<'over' | 'again'> {
  let asking = charged;
  for (let tries = 0; tries < 8; tries += 1) {
    const captured = await say(stage, 'capture', () => stage.mono.capture(session, answersTo(asking)));
    if (isOver(captured)) return 'again';
    if (captured.kind !== 'asked' && !isBusy(captured)) return 'over';
    if (captured.kind === 'asked' && captured.form.fields.length > 0) asking = captured;
  }
  return 'over';
}

async function logIn(
  stage: Stage,
  session: BankSession,
  form: Form,
  { user, password }: Scenario,
): Promise<'over' | 'again' | { number?: string }> {
  const { mono } = stage;
  const typed = new Sealed({ ...inputsFor(form), username: user, password });
  let answer = await say(stage, 'log-in', () => mono.logIn(session, typed, bank));
  if (isBusy(answer)) answer = await say(stage, 'log-in', () => mono.logIn(session, typed, bank));
  let asking = answer;
  let accounts: readonly { id: string; number?: string }[] = [];
  let choice = 0;
  for (let levels = 0; levels < 8 && answer.kind !== 'ok'; levels += 1) {
    if (isOver(answer)) return 'again';
    const isRefusedChoice =
      answer.kind === 'refused' && answer.reason === 'details_refused' && asking.kind === 'asked-account';
    if (isRefusedChoice) choice += 1;
    else if (answer.kind === 'asked-account') accounts = answer.accounts;
    else if (answer.kind !== 'asked') return 'over';
    if (answer.kind === 'asked-account' || (answer.kind === 'asked' && answer.form.fields.length > 0))
      asking = answer;
    const given =
      asking.kind === 'asked-account'
        ? { accountId: accounts[choice]?.id ?? '' }
        : { inputs: answersTo(asking) ?? new Sealed({}) };
    answer = await say(stage, 'commit', () => mono.commit(session, given, bank));
  }
  return answer.kind === 'ok' ? (accounts[choice] ?? {}) : 'over';
}

const isOver = (answer: Answer<unknown>) =>
  answer.kind === 'not-executed' && answer.cause === 'bank_session_ended';
const isBusy = (answer: Answer<unknown>) =>
  answer.kind === 'not-executed' && answer.cause === 'rate_limited' && (answer.retryAfterSeconds ?? 99) < 10;

/** By our own field, which has lost nothing that the sandbox needs to take it for right. */
const inputsFor = ({ fields }: Form): Record<string, string> =>
  Object.fromEntries(
    fields.map((field: Field) => [field.name, rightInput(field as Parameters<typeof rightInput>[0])]),
  );

function answersTo(answer: Answer<unknown>): Sealed<Record<string, string>> | undefined {
  return answer.kind === 'asked' ? new Sealed(inputsFor(answer.form)) : undefined;
}

function noteOtherAccount(stage: Stage, answer: Answer<{ echo?: Echo }>, chosen: string | undefined): void {
  const echo = answer.kind === 'ok' ? answer.value.echo : answer.kind === 'asked' ? answer.echo : undefined;
  if (chosen !== undefined && echo?.account?.number !== chosen) stage.seen.push('another account');
}

async function say<T>(stage: Stage, call: string, ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const asked = ask();
  const isSlow = faultsOf(stage.scenario).some(({ kind }) => kind === 'slow');
  const answer = isSlow ? await withTimePassing(stage.clock, asked) : await asked;
  stage.seen.push(`${call} ${wordsFor(answer)}`.trim());
  return answer;
}

async function withTimePassing<T>(clock: ManualClock, asked: Promise<T>): Promise<T> {
  let isDone = false;
  const done = asked.finally(() => {
    isDone = true;
  });
  for (let seconds = 0; seconds < 60 && !isDone; seconds += 5) {
    for (let turn = 0; turn < 40 && !isDone; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    if (!isDone) clock.advance(5_000);
  }
  return done;
}

function wordsFor(answer: Answer<unknown>): string {
  switch (answer.kind) {
    case 'ok':
      return '';
    case 'asked': {
      const names = answer.form.fields.map(({ name }) => name).join('+');
      return answer.wrongAnswer ? `wrong ${names}`.trim() : `asks ${names || 'what nobody can answer'}`;
    }
    case 'asked-account':
      return `lists ${answer.accounts.length}`;
    case 'refused':
      return `refused ${answer.reason}`;
    case 'not-executed': {
      const { cause, retryAfterSeconds } = answer;
      return retryAfterSeconds === undefined ? cause : `${cause} ${retryAfterSeconds} s`;
    }
    case 'unknown':
      return `unknown ${answer.cause}`;
  }
}

/** What verify says, and where it differs from the order. */
function verifyWords(answer: Awaited<ReturnType<Provider['verify']>>, reference: string): string {
  if (answer.kind !== 'ok') return wordsFor(answer);
  const payment = answer.value;
  if (payment.status === 'not-found') return payment.status;
  const differs = [
    payment.amountMinor === order.amountMinor ? '' : `of ${payment.amountMinor}`,
    payment.reference === reference ? '' : 'of another reference',
    payment.currency === order.currency ? '' : `in ${payment.currency}`,
    payment.mode === 'test' ? '' : `in mode ${payment.mode}`,
    Math.abs((payment.createdAt ?? 0) - startAt) < 5 * 60_000 ? '' : 'of another time',
  ];
  return [payment.status, ...differs].filter((word) => word !== '').join(' ');
}

function listWord(answer: Awaited<ReturnType<Provider['listPayments']>>, reference: string): string {
  if (answer.kind !== 'ok') return wordsFor(answer);
  return answer.value.payments.find((payment) => payment.reference === reference)?.status ?? 'nothing';
}
