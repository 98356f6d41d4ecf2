import { fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { quietRunning } from '../../../test/support/quiet-running.ts';
import { inAppBrowser } from '../hosts/in-app-browser.ts';
import { offerBrowser } from './offer-browser.ts';

afterEach(() => {
  document.body.replaceChildren();
  document.body.style.paddingBottom = '';
});

const address = 'https://pay.adirelane.example/c/abcdefghijklmnop';

function offered(isAndroid = true) {
  const { running, goesTo } = quietRunning();
  offerBrowser(
    running,
    `Mozilla/5.0 (${isAndroid ? 'Linux; Android 13' : 'iPhone'}) Instagram 334.0`,
    address,
  );
  return { goesTo };
}

const isThere = () => screen.queryByText(/You are inside Instagram/) !== null;

test('on Android the offer hands this page’s own address to the payer’s browser, and no other', () => {
  offered();
  expect(screen.getByRole('link').getAttribute('href')).toBe(
    'intent://pay.adirelane.example/c/abcdefghijklmnop#Intent;scheme=https;end',
  );
});

test('elsewhere the link is copied, since no page may open another browser', async () => {
  const copied: string[] = [];
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } });
  offered(false);
  expect(screen.queryByRole('link')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Copy link' }));
  await screen.findByText('Link copied. Paste it in your browser.');
  expect(copied).toEqual([address]);
  vi.unstubAllGlobals();
});

test('it goes when the payer goes on, and stays away when it was declined', () => {
  const { goesTo } = offered();
  goesTo('log-in');
  expect(isThere()).toBe(false);
  goesTo('choose-bank');
  expect(isThere()).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Stay here' }));
  goesTo('choose-bank');
  expect([isThere(), document.body.style.paddingBottom]).toEqual([false, '']);
});

test.each([
  ['Mozilla/5.0 (Linux; Android 13; SM-A045F; wv) Chrome/126 Mobile Safari/537.36 Instagram 334.0', true],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Mobile/15E148 [FBAN/FBIOS;FBAV/468.0]', true],
  [
    'Mozilla/5.0 (Linux; Android 12; wv) Chrome/120 Mobile Safari/537.36 musical_ly_2023 BytedanceWebview',
    true,
  ],
  ['Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/126 Mobile Safari/537.36', false],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1', false],
])('%s is another app’s browser: %s', (agent, isOne) => {
  expect(inAppBrowser.test(agent)).toBe(isOne);
});
