import type { Call } from './http-line.ts';

/** The checkout that a page's call is about, read out of its token; undefined for calls of nobody's page. */
export function checkoutOf({ headers }: Call): string | undefined {
  const [, content] = headers.authorization?.replace('Bearer ', '').split('.') ?? [];
  if (content === undefined) return undefined;
  return /^\d+:[^:]+:(.+)$/.exec(Buffer.from(content, 'base64url').toString())?.[1];
}

/** Which attempt the provider's calls are about: some name its reference, others only the bank session. */
export function createReferences() {
  const bySession = new Map<string, string>();
  const named = ({ path, body }: Call): string | undefined =>
    /\/verify\/([A-Z0-9]{10,24})/.exec(path)?.[1] ?? /"reference":"([^"]+)"/.exec(body.toString())?.[1];
  const sessionOf = ({ headers }: Call): string => String(headers['x-session-id'] ?? '');
  return {
    /** Reads what a call tells of both. */
    learn(call: Call): void {
      const session = sessionOf(call);
      const reference = session && named(call);
      if (reference) bySession.set(session, reference);
    },
    of: (call: Call): string | undefined => named(call) ?? bySession.get(sessionOf(call)),
  };
}
