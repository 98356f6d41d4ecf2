/** What throws as soon as it is looked at: so does `create`, and nothing is made. */
const unreadableSettings: readonly string[] = ['{ get url() { throw new Error("no url") } }'];

/** Settings that no shop means. */
export const oddSettings: readonly string[] = [
  'undefined',
  'null',
  '7',
  '"https://pay.example"',
  '[]',
  '() => {}',
  ...[
    'undefined',
    'null',
    '7',
    'true',
    '{}',
    '[]',
    'Symbol("x")',
    '10n',
    '() => "https://pay.example/c/x"',
  ].map((url) => `{ url: ${url} }`),
  ...[
    '',
    ' ',
    'nowhere',
    '/c/relative',
    '//evil.example/c/x',
    'javascript:globalThis.polluted=1',
    'JaVaScRiPt:globalThis.polluted=1//',
    'java\\nscript:globalThis.polluted=1',
    'data:text/html,<script>parent.polluted=1</script>',
    'blob:https://evil.example/1',
    'file:///etc/passwd',
    'intent://pay.example/#Intent;end',
    'about:blank',
    'ftp://pay.example/c/x',
    'view-source:https://pay.example',
    'http://',
    'https://[',
    'https://:80',
    'x'.repeat(1_000_000),
  ].map((url) => `{ url: ${JSON.stringify(url).replaceAll('\\\\n', '\\n')} }`),
  'JSON.parse(\'{"__proto__":{"polluted":1},"url":"nowhere"}\')',
  'JSON.parse(\'{"constructor":{"prototype":{"polluted":1}},"url":"nowhere"}\')',
  'Object.create({ url: "javascript:globalThis.polluted=1" })',
  'Object.create(null)',
  'new Date(0)',
  'new Map([["url", "nowhere"]])',
  'new Error("url")',
  ...unreadableSettings,
  '{ url: { toString() { throw new Error("no text") } } }',
  '{ url: { toString: () => "javascript:globalThis.polluted=1" } }',
  'new Proxy({}, { get() { throw new Error("no member") } })',
  'new Proxy({ url: "nowhere" }, { get: (of, name) => (name === "url" ? "nowhere" : undefined) })',
  'Object.freeze({ url: "nowhere" })',
  ...[
    '"alert(1)"',
    '7',
    '{}',
    '[]',
    'null',
    'class {}',
    '() => { throw new Error("thrown by the shop") }',
    'async () => Promise.reject(1)',
  ].map(
    (listener) =>
      `{ url: "nowhere", onSuccess: ${listener}, onPending: ${listener}, onLoad: ${listener}, onEvent: ${listener} }`,
  ),
  ...[
    '7',
    '{}',
    '"x".repeat(1e6)',
    '"</style><script>globalThis.polluted=1</script>"',
    '[["a"]]',
    '() => {}',
  ].map(
    (value) =>
      `{ url: "nowhere", nonce: ${value}, locale: ${value}, appearance: ${value}, messages: ${value}, __proto__: ${value} }`,
  ),
];

/** Runs in a shop's page: how opening with settings written as this text goes. */
export async function openedWith(text: string): Promise<object> {
  const errors: unknown[] = [];
  const wins: unknown[] = [];
  let how = 'made';
  try {
    const given = new Function(`return ${text.startsWith('{') ? `(${text})` : text}`)();
    const handle = DirectPay.create(given);
    handle.on('error', (error) => errors.push(error));
    handle.on('success', (won) => wins.push(won));
    how = await Promise.race([
      handle.open().then(
        () => 'resolved',
        () => 'rejected',
      ),
      new Promise<string>((resolve) => setTimeout(() => resolve('open'), 3_000)),
    ]);
    handle.destroy();
  } catch {
    how = 'thrown';
  }
  await Promise.resolve();
  return {
    how,
    errors: errors.length,
    wins: wins.length,
    frames: document.querySelectorAll('dialog, iframe').length,
    polluted:
      ({} as { polluted?: unknown }).polluted ?? (globalThis as { polluted?: unknown }).polluted ?? 'nothing',
  };
}

const refused = { how: 'rejected', errors: 1, wins: 0, frames: 0, polluted: 'nothing' };

/** One error at most, nothing opened and no prototype touched. */
export const oughtToGo = (text: string): object =>
  unreadableSettings.includes(text) ? { ...refused, how: 'thrown', errors: 0 } : refused;
