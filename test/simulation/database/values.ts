export type ColumnType = 'text' | 'number' | 'boolean' | 'json';

/** What a column keeps of what is written to it. JSON is kept as the database does: parsed, its keys in the database's order, never to be changed. */
export function kept(type: ColumnType, value: unknown): unknown {
  return type === 'json' && typeof value === 'string' ? jsonOf(value) : (value ?? null);
}

const known = new Map<string, unknown>();

function jsonOf(text: string): unknown {
  if (!known.has(text)) {
    if (known.size > 5_000) known.clear();
    known.set(text, inOrder(JSON.parse(text)));
  }
  return known.get(text);
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map(inOrder));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(
    ([one], [other]) => one.length - other.length || compareText(one, other),
  );
  return Object.freeze(Object.fromEntries(entries.map(([name, inner]) => [name, inOrder(inner)])));
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Below, equal or above 0, as one value stands before, at or behind the other; undefined where one of them is null. */
export function compare(one: unknown, other: unknown): number | undefined {
  if (one === null || other === null || one === undefined || other === undefined) return undefined;
  if (typeof one === 'object' || typeof other === 'object') {
    return compareText(jsonText(one), jsonText(other));
  }
  if (typeof one === 'string' || typeof other === 'string') return compareText(String(one), String(other));
  return Number(one) - Number(other);
}

function jsonText(value: unknown): string {
  return JSON.stringify(typeof value === 'string' ? jsonOf(value) : value);
}

/** What `->>` answers. */
export function memberAsText(value: unknown, name: unknown): string | null {
  const member = (value as Record<string, unknown> | null)?.[String(name)] ?? null;
  return member === null || typeof member === 'string' ? member : JSON.stringify(member);
}
