import { html, nothing } from '../markup.ts';
import { pageFrame } from './page-frame.ts';

/** Pages that say one thing, and nothing about anybody. */
const said = {
  unknown: {
    status: 404,
    title: 'This link does not open anything',
    text: 'It may be incomplete, or a newer link has taken its place. Ask the business that takes the payments for a new one. They can also pause or cancel for you.',
  },
  locked: {
    status: 429,
    title: 'Too many wrong tries',
    text: 'These were not the digits of the account. Please wait before you try again, or ask the business that takes the payments: they can also pause or cancel for you.',
  },
  shut: {
    status: 423,
    title: 'This link is shut',
    text: 'Wrong digits were entered on it too many times. Ask the business that takes the payments for a new link. They can also pause or cancel for you.',
  },
  busy: {
    status: 429,
    title: 'Too many pages are being opened',
    text: 'Many people open pages from your network right now. Please try again in a few seconds.',
  },
  stale: {
    status: 403,
    title: 'This was not done',
    text: 'The page was too old, or not sent from here. Nothing was changed. Open the page again to go on.',
  },
  unreachable: {
    status: 503,
    title: 'This page cannot be shown right now',
    text: 'Please open it again in a minute. If you had just confirmed something, it then shows whether that was done.',
  },
} as const;

export type SaidPage = keyof typeof said;

/** `again` is a path to go on at. */
export function saidPage(
  which: SaidPage,
  {
    nonce,
    again,
    waitSeconds,
  }: { nonce: string; again: string | undefined; waitSeconds: number | undefined },
): { status: number; html: string } {
  const { status, title, text } = said[which];
  const wait = waitSeconds === undefined ? undefined : `You can try again in about ${minutes(waitSeconds)}.`;
  const page = pageFrame(
    { title, nonce },
    html`<div class="body">
<h1>${title}</h1>
<p class="text">${text}</p>
${wait ? html`<p class="text">${wait}</p>` : nothing}
${again ? html`<p class="acts"><a class="button" href="${again}">Open the page again</a></p>` : nothing}
</div>`,
  );
  return { status, html: page };
}

function minutes(seconds: number): string {
  const count = Math.max(1, Math.ceil(seconds / 60));
  return count === 1 ? 'a minute' : `${count} minutes`;
}
