import { dirname, join } from 'node:path/posix';
import type { ImportOf } from './imports-of.ts';
import { zoneOf, zones } from './zones.ts';

/** Says which rule an import breaks, or undefined. `file` is the importing file's path under `src`. */
export function brokenRule(file: string, { from, types }: ImportOf): string | undefined {
  const zone = zoneOf(file);
  const rule = zone === undefined ? undefined : zones[zone];
  if (zone === undefined || !rule) return `${file} lies in no zone of the table`;
  if (!from.startsWith('.')) return brokenLibraryRule(file, zone, from);
  const target = join(dirname(file), from.replace(/\?.*$/, ''));
  if (target.startsWith('..')) return `${file}: nothing in src may import ${from}`;
  if (/\.test\.tsx?$/.test(target)) return `${file}: only tests may import ${target}`;
  const otherScreen = screenOf(target);
  if (screenOf(file) && otherScreen && screenOf(file) !== otherScreen) {
    return `${file}: a screen may not import another screen, ${target}`;
  }
  if (zoneOf(target) === zone) return undefined;
  if (allows(rule.may, target)) return undefined;
  if (types && allows(rule.mayTypesOf ?? [], target)) return undefined;
  const only = allows(rule.mayTypesOf ?? [], target) ? ' import types only of' : ' not import';
  return `${file}: ${zone} may${only} ${target}`;
}

function brokenLibraryRule(file: string, zone: string, from: string): string | undefined {
  const rule = zones[zone];
  const library = libraryOf(from);
  const forbidden = rule?.onlyLibraries
    ? !rule.onlyLibraries.includes(library)
    : rule?.neverLibraries?.includes(library);
  return forbidden ? `${file}: ${zone} may not import the library ${library}` : undefined;
}

function libraryOf(from: string): string {
  if (from.startsWith('node:')) return 'node';
  const parts = from.split('/');
  return from.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? from);
}

function allows(list: readonly string[], target: string): boolean {
  return list.some((entry) => (entry.endsWith('/') ? target.startsWith(entry) : target === entry));
}

function screenOf(file: string): string | undefined {
  return /^checkout\/screens\/([^/]+)\//.exec(file)?.[1];
}
