import { analyse, type ParsedLiteral } from 'scslre';
import { readSyntax } from './read-syntax.ts';

type Pattern = ParsedLiteral['pattern'];
type Alternative = Pattern['alternatives'][number];
type Element = Alternative['elements'][number];

/** So many repeats are a fixed cost. */
const FEW = 64;

/** The regular expressions of a source as they are written there. */
export const regexesIn = (file: string, text: string): readonly string[] =>
  readSyntax(file, text)
    .root()
    .findAll({ rule: { kind: 'regex' } })
    .map((found) => found.text());

/** How often a source makes a regular expression of a text, which cannot be read from the source. */
export const madeRegexesIn = (file: string, text: string): number =>
  readSyntax(file, text)
    .root()
    .findAll({
      rule: {
        any: [
          { kind: 'new_expression', has: { field: 'constructor', regex: '^RegExp$' } },
          { kind: 'call_expression', has: { field: 'function', regex: '^RegExp$' } },
        ],
      },
    }).length;

/**
 * How the time of a search grows with the text that is searched, at the worst. `linear` is only said where the form shows it; of what is
 * `undecided` much is linear too, which takes a person to see.
 */
export function costOf(regex: string): 'linear' | 'undecided' | 'exponential' {
  const [, source = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(regex) ?? [];
  const { parsed, reports } = analyse({ source, flags });
  if (reports.some(({ exponential }) => exponential)) return 'exponential';
  const { alternatives } = parsed.pattern;
  const isPlain = reports.length === 0 && alternatives.every(({ elements }) => elements.every(isOneWay));
  return isPlain && alternatives.every(isTriedCheaply) ? 'linear' : 'undecided';
}

/** Whether what is repeated without end can be walked over in one way only, as far as its form shows. */
function isOneWay(element: Element): boolean {
  if (element.type === 'Quantifier')
    return isOneWay(element.element) && (element.max <= FEW || isFixed(element.element));
  return alternativesOf(element).every(({ elements }) => elements.every(isOneWay));
}

/** Whether every text that it takes is as long as any other, and takes one way. */
function isFixed(element: Element): boolean {
  if (element.type === 'Quantifier') return element.min === element.max && isFixed(element.element);
  const alternatives = alternativesOf(element);
  return alternatives.length < 2 && alternatives.every(({ elements }) => elements.every(isFixed));
}

const alternativesOf = (element: Element): readonly Alternative[] =>
  'alternatives' in element ? element.alternatives.filter((each) => 'elements' in each) : [];

/** Whether a try at one place costs the same however long the text is, or takes what it has walked over, or is made at one place only. */
function isTriedCheaply(alternative: Alternative): boolean {
  return startsAtStart(alternative) || isBounded(withoutTail(alternative));
}

function startsAtStart({ elements: [first] }: Alternative): boolean {
  if (first?.type === 'Assertion') return first.kind === 'start';
  return (
    (first?.type === 'Group' || first?.type === 'CapturingGroup') && first.alternatives.every(startsAtStart)
  );
}

/** What stands before the last element; of a group that ends in what is repeated, what stands before that too. */
function withoutTail({ elements }: Alternative): readonly Element[] {
  const [last, rest] = [elements.at(-1), elements.slice(0, -1)];
  if (last?.type === 'Quantifier') return isBounded([last.element]) ? rest : elements;
  if (last?.type !== 'Group' && last?.type !== 'CapturingGroup') return elements;
  return [...rest, ...last.alternatives.flatMap(withoutTail)];
}

function isBounded(elements: readonly Element[]): boolean {
  return elements.every((element) => {
    if (element.type === 'Quantifier') return element.max <= FEW && isBounded([element.element]);
    return alternativesOf(element).every((each) => isBounded(each.elements));
  });
}
