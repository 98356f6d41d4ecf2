import type { WireAnswer, WireError } from '../proxy/providers/mono/wire.ts';

/** What a resource answers. `never` keeps the caller waiting until it gives up; `cut` ends the connection without an answer. */
export type Reply =
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'raw';
      readonly status: number;
      readonly body: string | Uint8Array<ArrayBuffer>;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'drip'; readonly text: string }
  | { readonly kind: 'later'; readonly ms: number; readonly reply: Reply }
  | { readonly kind: 'never' }
  | { readonly kind: 'cut' };

export const json = (status: number, body: unknown): Reply => ({ kind: 'json', status, body });

export const answered = <Code extends 99 | 101 | 102, Data>(responseCode: Code, data: Data): Reply =>
  json(200, { status: 200, responseCode, data } satisfies WireAnswer<Code, Data>);

/** An error of v1 outside the bank's own answers: headers, parameters, moves that are not allowed. */
export const error = (status: number, message: string): Reply =>
  json(status, { status, message } satisfies WireError);

/** The bank said no. */
export const refused = (message: string): Reply =>
  json(400, { status: 400, message, responseCode: 400, data: null } satisfies WireError);

/** A wrong code, after the one published sample of it (v2 commit). The same form stays open. */
export const wrongCode = (fieldName: string): Reply =>
  json(400, {
    status: 'failed',
    message: `Invalid ${fieldName === 'otp' ? 'OTP' : fieldName} Sent`,
    responseCode: 400,
    data: null,
  } satisfies WireError);

export const sessionExpired: Reply = error(401, 'Session has expired');

export const keyRefused: Reply = error(401, 'Unauthorized: invalid mono-sec-key');

export const rateLimited = (retryAfterSeconds: number): Reply => ({
  kind: 'json',
  status: 429,
  headers: { 'retry-after': String(retryAfterSeconds) },
  body: { status: 429, message: 'Too many requests' } satisfies WireError,
});

const html = { 'content-type': 'text/html; charset=utf-8' };

const titles = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** What a gateway in front of a broken server says. */
export function gatewayPage(status: keyof typeof titles): Reply {
  const title = `${status} ${titles[status]}`;
  const body = `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return { kind: 'raw', status, headers: html, body };
}

/** A page where an answer belongs, with a status that says all is well. */
export const strayPage: Reply = {
  kind: 'raw',
  status: 200,
  headers: html,
  body: '<!doctype html><html><head><title>Welcome</title></head><body><p>Log in to the network</p></body></html>',
};
