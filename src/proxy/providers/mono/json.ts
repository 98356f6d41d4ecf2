const MAX_DEPTH = 12;

export type ReadJson =
  | { readonly read: true; readonly value: unknown }
  | { readonly read: false; readonly why: 'broken' | 'too_deep' | 'forbidden_key' };

/** JSON as bytes read into a value, without ever throwing. Nesting beyond 12 levels and a `__proto__` key are refused. */
export function readJson(bytes: Uint8Array): ReadJson {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { read: false, why: 'broken' };
  }
  return inspect(value);
}

function inspect(value: unknown): ReadJson {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return { read: false, why: 'too_deep' };
    const below: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      if (Object.hasOwn(item, '__proto__')) return { read: false, why: 'forbidden_key' };
      for (const child of Object.values(item))
        if (typeof child === 'object' && child !== null) below.push(child);
    }
    level = below;
  }
  return { read: true, value };
}
