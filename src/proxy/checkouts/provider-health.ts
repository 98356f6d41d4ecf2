import type { Answer, Provider, ProviderCall } from '../providers/provider.ts';

/** Whether the provider answers, learnt from every call that is made anyway. */
export interface ProviderHealth {
  /** The same provider, listened to. */
  readonly provider: Provider;
  readonly isDown: boolean;
  /** It answers again, and what is not settled was not made due since. */
  readonly isBack: boolean;
  noteRung(): void;
}

const silent = new Set(['timeout', 'connection_lost', 'server_error', 'not_sent']);

/** `onBack` is called when an answer comes again after silence. A provider's refusal is an answer. */
export function watchProvider(provider: Provider, onBack: () => void): ProviderHealth {
  let down = false;
  let back = false;

  async function heard<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await asked;
    const isSilent = 'cause' in answer && silent.has(answer.cause);
    if (down && !isSilent) {
      down = false;
      back = true;
      onBack();
    } else if (isSilent) {
      down = true;
    }
    return answer;
  }

  return {
    get isDown() {
      return down;
    },
    get isBack() {
      return back;
    },
    noteRung() {
      back = false;
    },
    provider: {
      name: provider.name,
      displayName: provider.displayName,
      mode: provider.mode,
      formTargets: provider.formTargets,
      patienceMs: (call: ProviderCall, institutionId?: string) => provider.patienceMs(call, institutionId),
      institutions: () => heard(provider.institutions()),
      connect: (request) => heard(provider.connect(request)),
      logIn: (session, inputs, institutionId) => heard(provider.logIn(session, inputs, institutionId)),
      commit: (session, given, institutionId) => heard(provider.commit(session, given, institutionId)),
      openPayment: (session, order) => heard(provider.openPayment(session, order)),
      charge: (session, inputs) => heard(provider.charge(session, inputs)),
      capture: (session, inputs) => heard(provider.capture(session, inputs)),
      verify: (reference) => heard(provider.verify(reference)),
      listPayments: (range) => heard(provider.listPayments(range)),
      readWebhook: (message) => provider.readWebhook(message),
      rereadWebhook: (body) => provider.rereadWebhook(body),
    },
  };
}
