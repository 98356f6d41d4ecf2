import { Sealed } from '../../../contract/sealed.ts';
import type { BankSession } from '../provider.ts';
import { asRecord, exactText, pick } from './reading.ts';

/** A bank session, from the bare object of v1 or the `data.session` of v2. Undefined without an id or an end. */
export function toBankSession(body: unknown): BankSession | undefined {
  const data = asRecord(body)['data'];
  const session = asRecord(asRecord(data)['session'] ?? data ?? body);
  const id = exactText(session['id'], 200);
  const expiresAt = toEpoch(pick(session, 'expiresAt', 'expires_at'));
  if (id === undefined || !/^[\x21-\x7e]+$/.test(id) || expiresAt === undefined) return undefined;
  return { id: new Sealed(id), expiresAt };
}

/** Milliseconds as v1 has them; seconds, both as text, and ISO 8601 are understood too. A time without its zone is UTC. */
function toEpoch(value: unknown): number | undefined {
  const time = typeof value === 'string' ? fromText(value.trim()) : value;
  if (typeof time !== 'number' || !Number.isFinite(time) || time <= 0) return undefined;
  return time < 100_000_000_000 ? time * 1000 : time;
}

function fromText(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  return Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
}
