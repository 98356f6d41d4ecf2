import { LAST_FOUR, MANDATE_TOKEN } from './fake-payer-mandates.ts';
import type { OpenedApp } from './open-app.ts';

export const link = `/m/${MANDATE_TOKEN}`;

export function form(
  app: OpenedApp,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
  path = link,
) {
  return app.call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

export const open = (app: OpenedApp, lastFour = LAST_FOUR, path = link) =>
  form(app, { do: 'open', lastFour }, {}, path);

/** A payer who has told the digits: what their browser sends from then on. */
export async function knownPayer(app: OpenedApp): Promise<{ cookie: string }> {
  const set = (await open(app)).headers.get('set-cookie') ?? '';
  return { cookie: set.split(';')[0] ?? '' };
}

export async function read(app: OpenedApp, headers: Record<string, string>, search = ''): Promise<string> {
  return (await app.call(`${link}${search}`, { headers })).text();
}

/** The hidden fields of the confirmation that a payer has in front. */
export async function confirmation(app: OpenedApp, headers: Record<string, string>, action: string) {
  const page = await read(app, headers, `?confirm=${action}`);
  const found = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
  return Object.fromEntries(found.map(([, name, value]) => [name, value])) as Record<string, string>;
}

export const titleOf = (page: string): string => /<h1>(.*?)<\/h1>/s.exec(page)?.[1] ?? '';

export function statusAndPlace(response: Response): [number, string | null] {
  return [response.status, response.headers.get('location')];
}
