import type { Echo, LogInAnswer, Provider, ProviderCall, VerifyResult } from '../provider.ts';
import { createCaller } from './caller.ts';
import { createClient } from './client.ts';
import { createLinks } from './links/create-links.ts';
import { listAllPayments } from './list-payments.ts';
import { createMandates } from './mandates/create-mandates.ts';
import { createMandateCaller } from './mandates/mandate-caller.ts';
import { createMandatePages } from './mandates/open-mandate-page.ts';
import { createPages } from './pages/create-pages.ts';
import { toEcho, toWholePayment } from './payments.ts';
import type { Reading } from './reading.ts';
import { type MonoOptions, patienceOf, readSettings } from './settings.ts';
import { toForm } from './translate-form.ts';
import { type KnownInstitution, providerInstitutionId, toInstitutions } from './translate-institutions.ts';
import { createToPage, type ToPage } from './translate-page.ts';
import { toBankSession } from './translate-session.ts';
import { createWebhookReader, readWebhookBody } from './webhook.ts';
import type { WireConnectRequest, WireDirectPaySessionRequest } from './wire.ts';

type Moved = { echo?: Echo };

/**
 * Mono's DirectPay white label behind the provider interface. Throws for bad options only. Keeps nothing of a payment: the
 * institutions last read give a bank's own timeout and the forms that a session leaves out.
 */
export function createMono(options: MonoOptions): Provider {
  const settings = readSettings(options);
  const { timeouts, paths, formTargets } = settings;
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

  const { ask, askBank } = createCaller({ send, clock, settings, patienceMs });

  const askMandate = createMandateCaller(send, settings.mandates.timeouts);
  const toPage =
    settings.pageHosts.length === 0 ? undefined : createToPage(settings.pageHosts, settings.mode);
  const byItsPages = (toPage: ToPage): Pick<Provider, 'pages' | 'mandatePages' | 'links'> => ({
    pages: createPages({
      send,
      clock,
      timeouts: settings.pages.timeouts,
      mandatePageMs: settings.mandates.timeouts['open-mandate-page'],
      toPage,
    }),
    mandatePages: createMandatePages({ ask: askMandate, settings: settings.mandates, toPage }),
    links: createLinks({ send, settings: settings.links, toPage }),
  });

  // The code that comes with a done log-in links an account for good; a payment has no use for it.
  const loggedIn = () => ({});
  const moved = ({ data }: Reading): Moved => {
    const echo = toEcho(data);
    return echo ? { echo } : {};
  };

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
            const form = toForm(answer.body, answer.data) ?? listed;
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
        { call: 'log-in', value: loggedIn },
      ),

    commit: (session, answer, institutionId) =>
      askBank(
        session,
        { path: 'v1/connect/commit', body: toCommit(answer, settings.accountBy), institutionId },
        { call: 'commit', value: loggedIn, carriesAnswer: 'inputs' in answer },
      ),

    openPayment(session, order) {
      const { amountMinor: amount, description, reference } = order;
      const body: WireDirectPaySessionRequest = { amount, type: 'onetime-debit', description, reference };
      return askBank(
        session,
        { path: 'v1/direct-pay/session', body },
        { call: 'open-payment', value: moved },
      );
    },

    charge: (session, inputs) =>
      askBank(
        session,
        { path: 'v1/direct-pay/charge', body: inputs?.open() ?? {} },
        { call: 'charge', value: moved, carriesAnswer: inputs !== undefined },
      ),

    capture: (session, inputs) =>
      askBank(
        session,
        { path: 'v1/direct-pay/capture', body: inputs?.open() ?? {} },
        { call: 'capture', value: moved, carriesAnswer: inputs !== undefined },
      ),

    verify: (reference) =>
      ask<VerifyResult>(
        { method: 'GET', path: paths.verify.replace('{reference}', encodeURIComponent(reference)) },
        { call: 'verify', value: ({ data }) => toWholePayment(data), notFound: { status: 'not-found' } },
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

    mandates: createMandates({
      ask: askMandate,
      clock,
      settings: settings.mandates,
      searchWords: options.searchWords,
      toPage,
    }),
    ...(toPage ? byItsPages(toPage) : {}),
    readWebhook: createWebhookReader(options.webhookSecrets),
    rereadWebhook: readWebhookBody,
  };
}

/** What commit is told: the inputs by their names, or the account that was chosen. */
function toCommit(answer: LogInAnswer, accountBy: 'index' | 'number'): unknown {
  if ('inputs' in answer) return answer.inputs.open();
  return accountBy === 'number' && answer.number
    ? { accountNumber: answer.number.open() }
    : { account: answer.accountId };
}
