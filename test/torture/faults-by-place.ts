import { grouped } from './checker/grouped.ts';

/** A line for each place, with its faults and how often each has fired; they are named `place fault`. */
export function faultsByPlace(faults: ReadonlyMap<string, number>): readonly string[] {
  const places = grouped([...faults], ([name]) => name.split(' ', 1)[0] ?? '');
  return [...places].map(([place, ofIt]) => {
    const each = ofIt.map(([name, count]) => `${name.slice(place.length + 1)} ${count}`);
    return `${place}: ${each.sort().join(', ')}`;
  });
}
