import { clipped, html, nothing } from '../markup.ts';
import { pageFrame } from './page-frame.ts';

/** Why the digits are asked for (again). */
export type AskNotice = 'not-digits' | 'wrong' | 'expired' | 'no-cookie';

const notices: Readonly<Record<AskNotice, string>> = {
  'not-digits': 'Enter the last four digits of the account number, like 3461.',
  wrong: 'These are not the last four digits of the account.',
  expired: 'It is some time since you entered the digits. Nothing was changed. Please enter them again.',
  'no-cookie':
    'The digits were right, but this browser does not keep a cookie from this page. Allow cookies here, or open the link in another browser.',
};

export interface AskDigits {
  readonly nonce: string;
  readonly path: string;
  readonly merchantName: string;
  readonly mode: 'test' | 'live';
  readonly notice?: AskNotice | undefined;
}

/** The page before the payer has shown that the account is theirs: who asks, and nothing else. */
export function askDigits({ nonce, path, merchantName, mode, notice }: AskDigits): string {
  const name = clipped(merchantName, 60);
  const isError = notice === 'wrong' || notice === 'not-digits';
  return pageFrame(
    { title: `Payments to ${name}`, nonce, mode, merchant: { name: merchantName } },
    html`<div class="body">
<h1>Show that the account is yours</h1>
<p class="sub">This page shows what ${name} may take from a bank account, and what was taken. Enter the last four digits of the account number to see it.</p>
${notice && !isError ? html`<p class="told" role="status">${notices[notice]}</p>` : nothing}
<form method="post" action="${path}" autocomplete="off">
<input type="hidden" name="do" value="open">
<label for="digits">Last four digits</label>
<input class="digits" id="digits" name="lastFour" inputmode="numeric" pattern="[0-9]{4}" maxlength="4" required autocomplete="off"${
      isError ? html` aria-invalid="true" aria-describedby="wrong" autofocus` : nothing
    }>
${isError ? html`<p class="error" id="wrong" role="alert">${notices[notice]}</p>` : nothing}
<button class="button">Show</button>
</form>
<p class="small">On a phone that others use, press “Lock this page” when you are done. It locks itself after 15 minutes.</p>
</div>`,
  );
}
