import type { WireAnswer, WireError } from '../proxy/providers/mono/wire.ts';

/** What a resource answers. `never` keeps the caller waiting until it gives up. */
export type Reply =
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'text'; readonly status: number; readonly body: string }
  | { readonly kind: 'never' };

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

/** What a gateway in front of a broken server says. */
export const badGateway: Reply = {
  kind: 'text',
  status: 502,
  body: '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
};
