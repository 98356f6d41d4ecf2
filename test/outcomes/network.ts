import { rowFor } from '../../src/proxy/providers/mono/outcomes.ts';
import { readAnswer } from '../../src/proxy/providers/mono/reading.ts';
import type { ProviderCall } from '../../src/proxy/providers/provider.ts';

/** What lies between the proxy and the provider. */
export interface Network {
  carry(call: ProviderCall, request: Request, proceed: () => Promise<Response>): Promise<Response>;
  /** How far the provider's adapter is ahead of everybody's time, in milliseconds. */
  aheadMs(): number;
}

export const plainNetwork: Network = {
  carry: (_, __, proceed) => proceed(),
  aheadMs: () => 0,
};

const paths: readonly (readonly [string, ProviderCall])[] = [
  ['/v1/institutions', 'institutions'],
  ['/v1/connect/session', 'connect'],
  ['/v1/connect/login', 'log-in'],
  ['/v1/connect/commit', 'commit'],
  ['/v1/direct-pay/session', 'open-payment'],
  ['/v1/direct-pay/charge', 'charge'],
  ['/v1/direct-pay/capture', 'capture'],
  ['/v2/payments/verify/', 'verify'],
  ['/v2/payments/transactions', 'list-payments'],
];

/** Undefined for the bank list of mandates, which no payment waits for. */
export function callOf(request: Request): ProviderCall | undefined {
  const { pathname } = new URL(request.url);
  if (pathname === '/v3/banks/list') return undefined;
  const found = paths.find(([path]) => pathname.startsWith(path));
  if (!found) throw new Error(`No call has the path ${pathname}`);
  return found[1];
}

/** Writes down which row decides about an answer, as `call row`. What cannot be read has none. */
export async function noteRow(call: ProviderCall, response: Response, decided: string[]): Promise<void> {
  if (!response.headers.get('content-type')?.startsWith('application/json')) return;
  const body: unknown = await response.json().catch(() => undefined);
  if (body !== undefined) decided.push(`${call} ${rowFor(call, readAnswer(response.status, body)).id}`);
}
