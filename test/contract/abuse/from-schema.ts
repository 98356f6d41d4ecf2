import type { Draw } from '../../faults/draw.ts';
import { oddTexts } from './odd-values.ts';

export type Schema = { readonly [keyword: string]: unknown };

const DEEP = 5;

/** A value of about the shape that a JSON schema asks for. Patterns and formats it does not follow: those are for the good examples. */
export function likeSchema(schema: Schema, named: Readonly<Record<string, Schema>>, draw: Draw): unknown {
  return make(schema, 0);

  function make(given: Schema, depth: number): unknown {
    const at = resolve(given);
    const choices = (at['oneOf'] ?? at['anyOf']) as readonly Schema[] | undefined;
    if (choices) return make(draw.pick(choices), depth);
    if ('const' in at) return at['const'];
    if (at['enum']) return draw.pick(at['enum'] as readonly unknown[]);
    switch (at['type']) {
      case 'object':
        return makeObject(at, depth);
      case 'array':
        return depth > DEEP ? [] : [make((at['items'] ?? {}) as Schema, depth + 1)];
      case 'integer':
      case 'number':
        return draw.pick([at['minimum'] ?? 0, at['maximum'] ?? 9, 1, 3, draw.upTo(1_000_000)]);
      case 'boolean':
        return draw.chance(0.5);
      default:
        return makeText(at);
    }
  }

  function makeObject(at: Schema, depth: number): unknown {
    const properties = (at['properties'] ?? {}) as Readonly<Record<string, Schema>>;
    const required = new Set((at['required'] ?? []) as readonly string[]);
    const made: Record<string, unknown> = {};
    for (const [name, inner] of Object.entries(properties)) {
      if (required.has(name) || (depth < DEEP && draw.chance(0.4))) made[name] = make(inner, depth + 1);
    }
    const more = at['additionalProperties'];
    if (typeof more === 'object') made['username'] = make(more as Schema, depth + 1);
    return made;
  }

  function makeText(at: Schema): string {
    const least = Number(at['minLength'] ?? 0);
    const most = Number(at['maxLength'] ?? 40);
    const edge = draw.pick([least, most, most + 1, Math.min(most, least + 10)]);
    return draw.chance(0.3) ? draw.pick(oddTexts) : 'x'.repeat(Math.min(edge, 6_000));
  }

  function resolve(schema: Schema): Schema {
    const name = /^#\/components\/schemas\/(\w+)$/.exec(String(schema['$ref'] ?? ''))?.[1];
    if (name === undefined) return schema;
    const found = named[name];
    if (!found) throw new Error(`No schema is called ${name}`);
    return found;
  }
}
