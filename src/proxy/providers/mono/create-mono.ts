import type { Answer, BankSession, Echo, Inputs, Provider, ProviderCall, VerifyResult } from '../provider.ts';
import { type Expected, toAnswer } from './answers.ts';
import { createClient, type OutgoingRequest } from './client.ts';
import { listAllPayments } from './list-payments.ts';
import { toEcho, toVerifiedPayment } from './payments.ts';
import { type MonoOptions, patienceOf, readSettings } from './settings.ts';
import { toForm } from './translate-form.ts';
import { type KnownInstitution, providerInstitutionId, toInstitutions } from './translate-institutions.ts';
import { toBankSession } from './translate-session.ts';
import { createWebhookReader } from './webhook.ts';
import type { WireConnectRequest, WireDirectPaySessionRequest } from './wire.ts';

type Moved = { echo?: Echo };

/**
 * Mono's DirectPay white label behind the provider interface. Throws for bad options only. Keeps nothing of a payment: the
 * institutions last read give a bank's own timeout and the forms that a session leaves out.
 */
export function createMono(options: MonoOptions): Provider {
  const settings = readSettings(options);
  const { timeouts, paths, formTargets, accountIndexBase } = settings;
  const { clock, appId } = options;
  const send = createClient({
    baseUrl: options.baseUrl,
    secretKey: options.secretKey,
    connectMs: timeouts.connect,
    fetch: options.fetch,
  });
  let known: ReadonlyMap<string, KnownInstitution> = new Map();

  const patienceMs = (call: ProviderCall, institutionId?: string): number => {
    const bank = institutionId === undefined ? undefined : known.get(institutionId);
    return patienceOf(call, settings, bank ? (bank.timeoutMs ?? null) : undefined);
  };

  const ask = async <T>(
    request: Pick<OutgoingRequest, 'method' | 'path' | 'body' | 'session'> & { institutionId?: string },
    expected: Omit<Expected<T>, 'accountIndexBase'>,
  ): Promise<Answer<T>> => {
    const { institutionId, ...outgoing } = request;
    const movesMoney = expected.call === 'charge' || expected.call === 'capture';
    const patience = movesMoney ? timeouts[expected.call] : patienceMs(expected.call, institutionId);
    const exchange = await send({ ...outgoing, movesMoney, patienceMs: patience });
    return toAnswer(exchange, { ...expected, accountIndexBase });
  };

  /** A call under a bank session: not made once the session is over, and a 401 after its end speaks of the session. */
  const askBank = async <T>(
    session: BankSession,
    request: { path: string; body: unknown; institutionId?: string },
    expected: Omit<Expected<T>, 'accountIndexBase'>,
  ): Promise<Answer<T>> => {
    if (clock.now() >= session.expiresAt) return ended('expired');
    const answer = await ask({ method: 'POST', session: session.id.open(), ...request }, expected);
    const refusedUs = answer.kind === 'not-executed' && answer.cause === 'our_key_refused';
    return refusedUs && clock.now() >= session.expiresAt ? ended(answer.code) : answer;
  };

  const charge = (session: BankSession, inputs: Inputs) =>
    askBank<Moved>(
      session,
      { path: 'v1/direct-pay/charge', body: inputs?.open() ?? {} },
      { call: 'charge', value: ({ data }) => withEcho(toEcho(data)) },
    );

  const captureWith = (session: BankSession, inputs: Inputs) =>
    askBank<Moved>(
      session,
      { path: 'v1/direct-pay/capture', body: inputs?.open() ?? {} },
      { call: 'capture', value: ({ data }) => withEcho(toEcho({ invoice: data })) },
    );

  // The code that comes with a done log-in links an account for good; a payment has no use for it.
  const loggedIn = (call: 'log-in' | 'commit') => ({ call, value: () => ({}) });

  return {
    name: 'mono',
    displayName: 'Mono',
    mode: settings.mode,
    formTargets,
    patienceMs,

    async institutions() {
      const answer = await ask(
        { method: 'GET', path: 'v1/institutions' },
        { call: 'institutions', value: ({ body }) => toInstitutions(body, options.searchWords) },
      );
      if (answer.kind !== 'ok') return answer;
      known = new Map(answer.value.map((bank) => [bank.institution.id, bank]));
      return { kind: 'ok', value: answer.value.map((bank) => bank.institution) };
    },

    async connect({ institutionId, methodId }) {
      const institution = providerInstitutionId(institutionId);
      const body: WireConnectRequest = { app: appId, institution, auth_method: methodId };
      const listed = known.get(institutionId)?.forms.get(methodId);
      const answer = await ask(
        { method: 'POST', path: 'v1/connect/session', body },
        {
          call: 'connect',
          value: (answer) => {
            const session = toBankSession(answer.body);
            const form = toForm(answer.body) ?? toForm(answer.data) ?? listed;
            return session && form ? { session, form } : undefined;
          },
        },
      );
      if (answer.kind !== 'ok' || answer.value.form.fields.length > 0) return answer;
      return { kind: 'asked', form: answer.value.form, wrongAnswer: false };
    },

    logIn: (session, inputs, institutionId) =>
      askBank(
        session,
        { path: 'v1/connect/login', body: inputs?.open() ?? {}, institutionId },
        loggedIn('log-in'),
      ),

    commit: (session, answer, institutionId) => {
      const body = 'accountId' in answer ? { account: answer.accountId } : answer.inputs.open();
      return askBank(session, { path: 'v1/connect/commit', body, institutionId }, loggedIn('commit'));
    },

    openPayment(session, order) {
      const { amountMinor: amount, description, reference } = order;
      const body: WireDirectPaySessionRequest = { amount, type: 'onetime-debit', description, reference };
      return askBank<Moved>(
        session,
        { path: 'v1/direct-pay/session', body },
        { call: 'open-payment', value: ({ data }) => withEcho(toEcho(data)) },
      );
    },

    charge,

    async capture(session, inputs) {
      if (formTargets.charge === 'capture' || inputs === undefined) return captureWith(session, inputs);
      const charged = await charge(session, inputs);
      if (charged.kind !== 'ok') return charged;
      const captured = await captureWith(session, undefined);
      // The charge took the inputs, so a capture that was not carried out leaves a payment that may still go through.
      return captured.kind === 'not-executed'
        ? { kind: 'unknown', cause: 'unknown_code', code: `charged, ${captured.code}` }
        : captured;
    },

    verify: (reference) =>
      ask<VerifyResult>(
        { method: 'GET', path: paths.verify.replace('{reference}', encodeURIComponent(reference)) },
        { call: 'verify', value: ({ data }) => toVerifiedPayment(data), notFound: { status: 'not-found' } },
      ),

    listPayments: ({ from, to }) =>
      listAllPayments({
        send,
        clock,
        path: paths.listPayments,
        patienceMs: timeouts.listPayments,
        from,
        to,
      }),

    readWebhook: createWebhookReader(options.webhookSecrets),
  };
}

function ended(code: string): Answer<never> {
  return { kind: 'not-executed', cause: 'bank_session_ended', code };
}

function withEcho(echo: Echo | undefined): Moved {
  return echo ? { echo } : {};
}
