/** Members whose values are part of what is published; of all others only the kind counts. */
const words = new Set([
  'status',
  'message',
  'response_code',
  'documentation',
  'event',
  'mandate_type',
  'debit_type',
  'verification_method',
  'fee_bearer',
  'approved',
  'ready_to_debit',
  'success',
]);

/** What is left of a published answer when ids, names, numbers and dates may differ. A list counts by its first member. */
export function shapeOf(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([member, inner]) => [member, shapeOf(inner, member)]),
    );
  }
  if (words.has(name))
    return typeof value === 'string' ? value.replace(/\s+/g, ' ').replace('’', "'") : value;
  return value === null ? 'null' : typeof value;
}
