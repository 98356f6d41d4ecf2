import type { PageToApp } from '../../../contract/bridge-messages.ts';
import { inMonoNames } from './mono-names.ts';

type Post = (text: string) => unknown;

interface Poster {
  postMessage: Post;
}

/** An object of Android's `addWebMessageListener` answers with message events. */
interface Answering extends Poster {
  addEventListener?(type: 'message', hear: (event: { data: unknown }) => void): void;
}

/** What the frameworks put on the window of a page that stands in their webview. */
export interface AppWindow {
  readonly DirectPay?: Answering;
  readonly webkit?: { readonly messageHandlers?: { readonly DirectPay?: Poster; readonly mono?: Poster } };
  readonly ReactNativeWebView?: Poster;
  readonly flutter_inappwebview?: { callHandler?(name: string, text: string): unknown };
  readonly MonoClientInterface?: Poster;
}

export interface Bridge {
  /** Throws where the app has gone. May give a promise of the app's answer. */
  post(message: PageToApp): unknown;
  /** Where the bridge itself brings answers. */
  hear?(take: (text: unknown) => void): void;
  /** Of an app that cannot acknowledge this: it is taken to have heard what was said once. */
  neverAnswers?(message: PageToApp): boolean;
}

/**
 * The app's bridge, if it is there yet. The names of our own come first. An app for the provider's SDK sets that SDK's name beside
 * what its framework has, so that this name comes before the framework's.
 */
export function findBridge(page: AppWindow): Bridge | undefined {
  const { DirectPay, webkit, ReactNativeWebView, flutter_inappwebview, MonoClientInterface } = page;
  const handlers = webkit?.messageHandlers;
  const ours = poster(DirectPay) ?? poster(handlers?.DirectPay);
  if (ours) {
    return {
      ...inOurWords((text) => ours.postMessage(text)),
      hear: (take) => (ours as Answering).addEventListener?.('message', ({ data }) => take(data)),
    };
  }
  const theirs = poster(MonoClientInterface) ?? poster(handlers?.mono);
  if (theirs) {
    const knowsCharges = theirs === ReactNativeWebView || theirs === handlers?.mono;
    return inMonoWords((text) => theirs.postMessage(text), knowsCharges);
  }
  const native = poster(ReactNativeWebView);
  if (native) return inOurWords((text) => native.postMessage(text));
  if (typeof flutter_inappwebview?.callHandler !== 'function') return undefined;
  return inOurWords((text) => flutter_inappwebview.callHandler?.('DirectPay', text));
}

const inOurWords = (post: Post): Bridge => ({ post: (message) => post(JSON.stringify(message)) });

/** Of the provider's SDKs only some know the message about a payment; the others know a success by that about a linked account. */
const inMonoWords = (post: Post, knowsCharges: boolean): Bridge => ({
  post(message) {
    const text = inMonoNames(message, knowsCharges);
    if (text !== undefined) post(text);
  },
  neverAnswers: () => true,
});

function poster<P extends Poster>(given: P | undefined): P | undefined {
  return typeof given?.postMessage === 'function' ? given : undefined;
}
