import { rightInput } from '../../src/sandbox/credentials.ts';
import type { Scenario } from '../../src/sandbox/scenarios.ts';
import { appId, createCaller, gtbank, orderOf, ours, type SandboxCaller } from './sandbox-caller.ts';
import { createHookCatcher, type HookCatcher } from './sandbox-hooks.ts';

interface Field {
  readonly name: string;
  readonly contentType: string;
  readonly options?: readonly { value: string; label: string }[];
}

/** One answer as a caller meets it; `said` puts it in a few words. */
interface Met {
  readonly said: string;
  readonly status: number | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

type Headers = Readonly<Record<string, string>>;

export interface Play {
  /** Every call in turn, with what was answered. */
  readonly calls: readonly string[];
  /** Of the last payment that was named, or would have been. */
  readonly reference: string;
  readonly caller: SandboxCaller;
  readonly hooks: HookCatcher;
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** A few turns of the event loop: enough for an answer that waits for nothing. */
async function turns(): Promise<undefined> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return undefined;
}

/** Plays a payer of this scenario against a fresh sandbox, as a caller without any wisdom: rightly, and again where told to. */
export async function play(scenario: Scenario, { forced = false } = {}): Promise<Play> {
  const caller = createCaller();
  const hooks = createHookCatcher(caller.clock.now);
  caller.sandbox.control.webhooks.sendTo(hooks.target);
  const user = forced ? 'somebody@adirelane.example' : scenario.user;
  if (forced) caller.sandbox.control.forceNextScenario(scenario.id as never);
  const calls: string[] = [];

  const send = async (name: string, path: string, body: unknown, headers: Headers): Promise<Met> => {
    const met = await meet(caller, path, body, headers);
    calls.push(`${name} ${met.said}`);
    return met;
  };
  const patiently = async (name: string, path: string, body: unknown, headers: Headers): Promise<Met> => {
    const first = await send(name, path, body, headers);
    return first.status === 429 ? send(name, path, body, headers) : first;
  };

  let reference = '';
  for (let round = 1; round <= 4; round += 1) {
    reference = `REF2000000000000000${round}`;
    const connected = await patiently(
      'connect',
      '/v1/connect/session',
      { app: appId, institution: gtbank, auth_method: 'internet_banking' },
      ours,
    );
    const id = connected.body['id'];
    if (typeof id !== 'string') continue;
    const headers = { ...ours, 'x-session-id': id };
    const form = fieldsOf(connected.body);
    const end = await payUnder({
      reference,
      patiently,
      headers,
      form,
      user,
      password: scenario.password,
      payer: scenario.payer,
    });
    if (end !== 'again') break;
  }
  await hooks.settled(caller);
  return { calls, reference, caller, hooks };
}

interface Under {
  readonly reference: string;
  readonly patiently: (name: string, path: string, body: unknown, headers: Headers) => Promise<Met>;
  readonly headers: Headers;
  readonly form: readonly Field[];
  readonly user: string;
  readonly password: string;
  readonly payer: Scenario['payer'];
}

/** `again`: the session is over, another login may work. */
async function payUnder({
  reference,
  patiently,
  headers,
  form,
  user,
  password,
  payer,
}: Under): Promise<'done' | 'again'> {
  const typed = { ...inputsFor(form), username: user, password };
  let met = await patiently('login', '/v1/connect/login', typed, headers);
  if (met.said === 'cut') met = await patiently('login', '/v1/connect/login', typed, headers);
  let account = 0;
  for (let level = 0; level < 8 && isAsking(met); level += 1) {
    const asksAccount = codeOf(met.body) === 101;
    const before = met;
    const body = asksAccount ? { account } : inputsFor(fieldsOf(met.body));
    met = await patiently('commit', '/v1/connect/commit', body, headers);
    if (met.status === 400 && asksAccount) account += 1;
    if (met.status === 400) met = { ...before, said: met.said };
    if (/locked/.test(met.said)) return 'done';
  }
  if (isExpired(met)) return 'again';
  if (codeOf(met.body) !== 99) return 'done';

  met = await patiently('session', '/v1/direct-pay/session', orderOf(reference), headers);
  if (isExpired(met)) return 'again';
  if (!isFine(met)) return 'done';
  met = await patiently('charge', '/v1/direct-pay/charge', inputsFor(fieldsOf(met.body)), headers);
  if (isExpired(met)) return 'again';
  if (!isFine(met) || (payer === 'leaves-when-asked' && isAsking(met))) return 'done';
  let asked = fieldsOf(met.body);
  for (let forms = 0; forms < 6; forms += 1) {
    met = await patiently('capture', '/v1/direct-pay/capture', inputsFor(asked), headers);
    if (isAsking(met)) asked = fieldsOf(met.body);
    else if (!/^400 Invalid/.test(met.said)) break;
  }
  return isExpired(met) ? 'again' : 'done';
}

const isExpired = ({ said }: Met): boolean => said === '401 Session has expired';
const isFine = ({ body }: Met): boolean => codeOf(body) === 99 || codeOf(body) === 102;
const isAsking = ({ body }: Met): boolean => codeOf(body) === 101 || codeOf(body) === 102;
const codeOf = (body: Met['body']): unknown => body['responseCode'] ?? record(body['data'])['responseCode'];

function fieldsOf(body: Met['body']): readonly Field[] {
  const data = record(body['data']);
  const places = [body['ui'], data['ui'], data['userInput'], data];
  const form = places.map((place) => record(place)['form']).find(Array.isArray);
  return (form ?? []) as readonly Field[];
}

const inputsFor = (fields: readonly Field[]): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field.name, rightInput(field)]));

/** Sends a call and waits for its answer as long as a payment's call may take, by the sandbox's clock. */
async function meet(caller: SandboxCaller, path: string, body: unknown, headers: Headers): Promise<Met> {
  const patience = new AbortController();
  const request = new Request(`http://sandbox.test${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: patience.signal,
  });
  const reading = caller.sandbox.fetch(request).then(
    async (response) => ({ response, text: await response.text() }),
    () => 'cut' as const,
  );
  for (let seconds = 0; seconds <= 60; seconds += 5) {
    const answer = await Promise.race([reading, turns()]);
    if (answer === 'cut') return { said: 'cut', status: undefined, body: {} };
    if (answer) {
      const { said, ...rest } = readAnswer(answer.response, answer.text);
      return { ...rest, said: seconds === 0 ? said : `${said} after ${seconds} s` };
    }
    caller.clock.advance(5_000);
  }
  patience.abort();
  return { said: 'nothing', status: undefined, body: {} };
}

function readAnswer(response: Response, text: string): Met {
  const { status } = response;
  if (response.headers.has('content-encoding')) return { said: `${status} compressed`, status, body: {} };
  if (text.length > 1_000_000) return { said: `${status} huge`, status, body: {} };
  const body = parse(text);
  if (!body) return { said: `${status} ${text === '' ? 'empty' : 'unreadable'}`, status, body: {} };
  if (status === 429) return { said: `429 in ${response.headers.get('retry-after')} s`, status, body };
  if (status !== 200) return { said: `${status} ${body['message']}`, status, body };
  const code = codeOf(body);
  const paid = record(body['data'])['status'];
  const word = code ?? paid ?? (body['id'] === undefined ? 'without code' : 'opened');
  return { said: typeof word === 'object' ? 'odd types' : String(word), status, body };
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return record(JSON.parse(text));
  } catch {
    return undefined;
  }
}
