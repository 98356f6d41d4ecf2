import { correction, generate } from 'lean-qr';
import { describe, expect, test } from 'vitest';
import { CLIENT_TOKEN } from './fake-checkouts.ts';
import { ORIGIN, openApp } from './open-app.ts';

const picture = `/c/${CLIENT_TOKEN}/qr`;

/** The dark modules of the drawing, one line a row. */
function drawn(svg: string): string[] {
  const side = Number(/viewBox="-4 -4 (\d+)/.exec(svg)?.[1]) - 8;
  const rows = Array.from({ length: side }, () => Array<string>(side).fill(' '));
  const [, path = ''] = /<path d="([^"]*)"/.exec(svg) ?? [];
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    rows[Number(y)]?.fill('#', Number(x), Number(x) + Number(run));
  }
  return rows.map((row) => row.join(''));
}

describe('the link of a checkout as a picture', () => {
  test('holds the very link, for the camera of a phone', async () => {
    const response = await openApp().call(picture);
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    const code = generate(`${ORIGIN}/c/${CLIENT_TOKEN}`, { minCorrectionLevel: correction.M });
    const expected = Array.from({ length: code.size }, (_, y) =>
      Array.from({ length: code.size }, (_, x) => (code.get(x, y) ? '#' : ' ')).join(''),
    );
    expect(drawn(await response.text())).toEqual(expected);
  });

  test.each([{ method: 'HEAD' }, { headers: { 'sec-purpose': 'prefetch' } }, {}])(
    'changes nothing when it is looked at by %j',
    async (init) => {
      const app = openApp();
      expect((await app.call(picture, init)).status).toBe(200);
      expect(app.asked.map(({ call }) => call)).toEqual(['byClientToken']);
    },
  );

  test('of a link that opens nothing is a page that says so', async () => {
    for (const path of ['/c/unknown-token-of-nobody/qr', '/c/x/qr', '/c/%00/qr']) {
      const response = await openApp().call(path);
      expect([response.status, await response.text()]).toEqual([
        404,
        expect.stringContaining('does not open'),
      ]);
    }
  });

  test('counts as opening a page, and leaves no trace of the link in the log', async () => {
    const app = openApp({ pageOpens: 1 });
    expect((await app.call(picture)).status).toBe(200);
    expect((await app.call(picture)).status).toBe(429);
    expect(app.lines.join('')).toContain('/c/{clientToken}/qr');
    expect(app.lines.join('')).not.toContain(CLIENT_TOKEN);
  });
});
