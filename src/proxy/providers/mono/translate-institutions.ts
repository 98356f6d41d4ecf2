import * as v from 'valibot';
import type { Form } from '../../../contract/form.ts';
import type { Institution, InstitutionMethod } from '../provider.ts';
import { toColour } from './colour.ts';
import { asRecord, exactText, line, pick } from './reading.ts';
import { asksForCaptcha } from './translate-captcha.ts';
import { candidates, toForm } from './translate-form.ts';

/** The facts that further search words are looked up by. `code` is CBN's or NIP's, as the provider has it. */
export interface BankFacts {
  readonly name: string;
  readonly code: string | undefined;
}

export type SearchWords = (bank: BankFacts) => string | undefined;

/** Their institution, with what only the adapter needs to know about it. */
export interface KnownInstitution {
  readonly institution: Institution;
  /** Milliseconds that this bank may take, where the list says so. */
  readonly timeoutMs: number | undefined;
  /** What each method asks for, by the method's id; without fields where only a bank session can tell. */
  readonly forms: ReadonlyMap<string, Form>;
}

const MAX_ENTRIES = 20_000;
const identity = /^[A-Za-z0-9_-]{1,64}$/;
const timeout = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(600_000));

/**
 * Their list as ours; undefined where it is no list. One `_id` may stand for several entries, so an id is `_id`, segment
 * and, where two are still equal, a count. The methods are those of `auth_methods`: the entry's own form may ask for
 * fewer fields. An entry that cannot be used (no id, no name, no method, not Nigerian, by its scope not for payments) is left out.
 */
export function toInstitutions(body: unknown, searchWords: SearchWords): KnownInstitution[] | undefined {
  const list = Array.isArray(body) ? body : asRecord(body)['data'];
  if (!Array.isArray(list)) return undefined;
  const seen = new Map<string, number>();
  const known: KnownInstitution[] = [];
  for (const entry of list.slice(0, MAX_ENTRIES)) {
    const read = toInstitution(asRecord(entry), searchWords);
    if (!read) continue;
    const count = (seen.get(read.institution.id) ?? 0) + 1;
    seen.set(read.institution.id, count);
    const id = count === 1 ? read.institution.id : `${read.institution.id}.${count}`;
    known.push({ ...read, institution: { ...read.institution, id } });
  }
  return known;
}

/** The provider's own id in an id of ours. */
export function providerInstitutionId(institutionId: string): string {
  return institutionId.split('.', 1)[0] ?? institutionId;
}

function toInstitution(
  record: Readonly<Record<string, unknown>>,
  searchWords: SearchWords,
): KnownInstitution | undefined {
  const id = exactText(pick(record, '_id', 'id'), 64);
  const name = v.parse(line(80), record['name']);
  const { methods, forms } = toMethods(pick(record, 'auth_methods', 'authMethods'));
  if (id === undefined || !identity.test(id) || !name || methods.length === 0) return undefined;
  if (!isForPayments(record['scope'])) return undefined;
  const country = pick(record, 'country');
  if (typeof country === 'string' && country.toLowerCase() !== 'ng') return undefined;
  const segment = isBusiness(record['type']) ? 'business' : 'personal';
  const colour = toColour(pick(record, 'primaryColor', 'primary_color'));
  const find = searchWords({ name, code: exactText(pick(record, 'nip_code', 'bank_code', 'bankCode'), 12) });
  return {
    institution: {
      id: `${id}.${segment}`,
      name,
      segment,
      methods,
      ...(colour === undefined ? {} : { colour }),
      ...(find === undefined ? {} : { find }),
    },
    timeoutMs: v.is(timeout, record['timeout']) ? record['timeout'] : undefined,
    forms,
  };
}

/**
 * A method is told to the provider by its `type`, so one type counts once. One without a form that can be answered is left out. One with a
 * captcha is kept: the picture in the list is an old one, the bank session has its own.
 */
function toMethods(list: unknown): { methods: InstitutionMethod[]; forms: Map<string, Form> } {
  const methods: InstitutionMethod[] = [];
  const forms = new Map<string, Form>();
  for (const entry of Array.isArray(list) ? list.slice(0, 12) : []) {
    const record = asRecord(entry);
    const id = exactText(record['type'], 64);
    const hasCaptcha = candidates(record['ui']).some(
      ({ form }) => Array.isArray(form) && form.some(asksForCaptcha),
    );
    const form = toForm(record['ui']);
    if (id === undefined || forms.has(id) || !form || (form.fields.length === 0 && !hasCaptcha)) continue;
    forms.set(id, hasCaptcha ? { fields: [] } : form);
    methods.push({ id, name: v.parse(line(60), record['name']) ?? id.replaceAll('_', ' ') });
  }
  return { methods, forms };
}

/** v3 says what an institution can be used for; v1 does not. */
function isForPayments(scope: unknown): boolean {
  if (!Array.isArray(scope) || scope.length === 0) return true;
  return scope.some((entry) => entry === 'payments' || asRecord(entry)['name'] === 'payments');
}

function isBusiness(type: unknown): boolean {
  return typeof type === 'string' && type.toUpperCase().startsWith('BUSINESS');
}
