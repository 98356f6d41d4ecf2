import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { describe, expect, test } from 'vitest';
import { goodCall, nameOf, pathOf } from './every-route.ts';
import { SHOP } from './fake-checkouts.ts';
import { openApp } from './open-app.ts';

const everyRoute = openApp().routes.map((route) => [nameOf(route), route] as const);

/** What the evaluator holds against a policy. Its `INFO` is advice, everything below that number is a finding. */
function findings(policy: string): string[] {
  return new CspEvaluator(new CspParser(policy).csp)
    .evaluate()
    .filter(({ severity }) => severity < Severity.INFO)
    .map(({ directive, value, description }) => `${directive} ${value}: ${description}`);
}

function directive(response: Response, name: string): string | undefined {
  const parts = (response.headers.get('content-security-policy') ?? '').split('; ');
  return parts.find((part) => part.startsWith(`${name} `));
}

describe('the content security policy', () => {
  test.each(everyRoute)('of %s leaves an evaluator nothing to say', async (_, route) => {
    const app = openApp();
    for (const init of [goodCall(app, route), { method: 'DELETE' }]) {
      const { headers } = await app.call(pathOf(route), init);
      expect(findings(headers.get('content-security-policy') ?? '')).toEqual([]);
    }
  });

  test('that is weak would be told', () => {
    expect(findings("default-src 'none'; script-src 'self' 'unsafe-inline'")).not.toEqual([]);
    expect(findings('')).not.toEqual([]);
  });

  test('names every page’s nonce anew', async () => {
    const app = openApp();
    const pages = app.routes.filter(({ name }) => name === 'openCheckoutPage' || name === 'openMandatePage');
    const policies = await Promise.all(
      [...pages, ...pages].map(async (route) => {
        const { headers } = await app.call(pathOf(route), goodCall(app, route));
        return /'nonce-([\w+/=]+)'/.exec(headers.get('content-security-policy') ?? '')?.[1];
      }),
    );
    expect(new Set(policies).size).toBe(policies.length);
    expect(policies.every((nonce) => nonce?.length === 24)).toBe(true);
  });
});

describe('who may frame', () => {
  test.each(everyRoute)(
    'the answer of %s is one of the checkout’s own origins, or nobody',
    async (_, route) => {
      const app = openApp();
      const response = await app.call(pathOf(route), goodCall(app, route));
      const framed = route.name === 'openCheckoutPage' ? SHOP : "'none'";
      expect(directive(response, 'frame-ancestors')).toBe(`frame-ancestors ${framed}`);
    },
  );

  test.each([
    ['/c/none-that-anybody-was-given', 404],
    ['/c/short', 404],
    ['/r/none-that-anybody-was-given', 404],
    ['/m/none-that-anybody-was-given', 404],
  ])('the page that says that %s leads nowhere: nobody', async (path, status) => {
    const response = await openApp().call(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'text/html; charset=utf-8',
    ]);
    expect(directive(response, 'frame-ancestors')).toBe("frame-ancestors 'none'");
    expect(findings(response.headers.get('content-security-policy') ?? '')).toEqual([]);
  });

  test.each(['/c/', '/r/', '/m/'])(
    'a page under %s that is refused for its many openings: nobody',
    async (under) => {
      const app = openApp({ pageOpens: 0 });
      const response = await app.call(`${under}none-that-anybody-was-given`);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        429,
        'text/html; charset=utf-8',
      ]);
      expect(directive(response, 'frame-ancestors')).toBe("frame-ancestors 'none'");
      expect(findings(response.headers.get('content-security-policy') ?? '')).toEqual([]);
    },
  );
});
