import { createManualClock, type ManualClock } from '../../src/sandbox/clock.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/create-sandbox.ts';

export const secretKey = 'test_sk_adirelane0000';
export const appId = '61e96db488900076f46fka2';
export const gtbank = '5f2d08be60b92e2888287702';
export const startedAt = Date.parse('2026-11-21T09:30:00Z');

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** A client that sends exactly what it is told, so that headers and bodies can be wrong on purpose. */
export interface SandboxCaller {
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
  get(path: string, headers?: Record<string, string>): Promise<Answered>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answered>;
  /** Headers of a bank session at GTBank, or at the bank and method given. */
  open(institution?: string, method?: string): Promise<Record<string, string>>;
  /** The same, logged in with the password of the documents. */
  logIn(user: string): Promise<Record<string, string>>;
  /** Logged in, with a payment of ₦213.00 that waits for its charge. */
  order(user: string, reference: string): Promise<Record<string, string>>;
}

export const ours = { 'mono-sec-key': secretKey };

export function createCaller(options: Partial<SandboxOptions> = {}): SandboxCaller {
  const clock = createManualClock(startedAt);
  const sandbox = createSandbox({ secretKey, appId, clock, seed: 'fidelity', ...options });

  const send = async (request: Request): Promise<Answered> => {
    const response = await sandbox.fetch(request);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('application/json');
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  };
  const get: SandboxCaller['get'] = (path, headers = ours) =>
    send(new Request(`http://sandbox.test${path}`, { headers }));
  const post: SandboxCaller['post'] = (path, body, headers = ours) =>
    send(
      new Request(`http://sandbox.test${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
  const open: SandboxCaller['open'] = async (institution = gtbank, auth_method = 'internet_banking') => {
    const { body } = await post('/v1/connect/session', { app: appId, institution, auth_method });
    return { ...ours, 'x-session-id': (body as { id: string }).id };
  };
  const logIn: SandboxCaller['logIn'] = async (user) => {
    const headers = await open();
    await post('/v1/connect/login', { username: user, password: '123456' }, headers);
    return headers;
  };
  return {
    sandbox,
    clock,
    get,
    post,
    open,
    logIn,
    async order(user, reference) {
      const headers = await logIn(user);
      await post('/v1/direct-pay/session', orderOf(reference), headers);
      return headers;
    },
  };
}

export const orderOf = (reference: string) => ({
  amount: 21_300,
  type: 'onetime-debit',
  description: 'Payment for shoes',
  reference,
});
