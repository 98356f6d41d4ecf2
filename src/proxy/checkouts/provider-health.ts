import type { Provider } from '../providers/provider.ts';
import { type AnyAnswer, aroundCalls } from './around-calls.ts';

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

  async function heard<A extends AnyAnswer>(asked: Promise<A>): Promise<A> {
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
    provider: aroundCalls(provider, (_, ask) => heard(ask())),
  };
}
