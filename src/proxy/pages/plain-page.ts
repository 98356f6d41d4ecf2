/** Pages that say one thing and nothing about anybody: no script, no style from elsewhere. */
const sentences = {
  unknown: {
    status: 404,
    title: 'This link does not open anything',
    text: 'It may be incomplete or too old. Please ask whoever sent it to you for a new one.',
  },
  busy: {
    status: 429,
    title: 'Too many pages are being opened',
    text: 'Many people open payment pages from your network right now. Please try again in a few seconds.',
  },
  unreachable: {
    status: 503,
    title: 'This page cannot be shown right now',
    text: 'Please try again in a minute. If you had already confirmed a payment, do not pay again: its result is kept.',
  },
} as const;

export type PlainPage = keyof typeof sentences;

export function plainPage(page: PlainPage, nonce: string): { status: number; html: string } {
  const { status, title, text } = sentences[page];
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
main { max-width: 22rem; margin: 20vh auto 0; padding: 0 24px }
h1 { font-size: 1.25rem; line-height: 1.3; text-wrap: balance }
</style>
</head>
<body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>
`;
  return { status, html };
}
