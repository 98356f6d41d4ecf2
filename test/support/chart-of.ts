import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyStateNode } from 'xstate';
import { createCheckoutMachine } from '../../src/checkout/machine/checkout-machine.ts';

export const architectureFile = join(import.meta.dirname, '..', '..', 'docs', 'architecture.md');

const begin = '<!-- chart: begin -->';
const end = '<!-- chart: end -->';
/** Parts that every step has alike; the text beside the chart tells what they do. */
const alike = new Set(['following', 'resolving']);

function partsOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(partsOf)];
}

/** `settling`, `resting.finding`: a part by its place below its step. */
const partName = (part: AnyStateNode, step: AnyStateNode) => part.path.slice(step.path.length).join('.');

const tagsOf = (node: AnyStateNode) => (node.tags.length === 0 ? '' : ` (${node.tags.join(', ')})`);

/** What can be asked for at a step, as `fact, what is busy then`. */
function asked(step: AnyStateNode): string[] {
  const lines = partsOf(step).flatMap((part) =>
    [...part.transitions].flatMap(([event, transitions]) => {
      if (event.startsWith('xstate.') || event === 'view.came' || alike.has(part.key)) return [];
      const targets = transitions.flatMap((transition) => transition.target ?? []);
      return targets
        .filter((target) => !alike.has(target.key))
        .map((target) => `${event}, ${partName(target, step)}${tagsOf(target)}`);
    }),
  );
  return [...new Set(lines)];
}

/** Where a step is left for another one by this page itself and not by the server's word. */
function leftFor(step: AnyStateNode): string[] {
  const lines = partsOf(step).flatMap((part) =>
    [...part.transitions].flatMap(([event, transitions]) =>
      event === 'view.came'
        ? []
        : transitions
            .flatMap((transition) => transition.target ?? [])
            .filter((target) => !partsOf(step).includes(target))
            .map((target) => `${step.key} --> ${target.path[1]}: ${part.key}, answer lost`),
    ),
  );
  return [...new Set(lines)];
}

/** The machine as a Mermaid chart: what a payer may do at each step, and what is busy meanwhile. */
export function chartOfMachine(): string {
  const { flow, ...beside } = createCheckoutMachine().root.states as Record<string, AnyStateNode>;
  const steps = Object.values(flow?.states ?? {}).filter((step) => step.key !== 'arriving');
  const boxes = [...steps, ...Object.values(beside)];
  const lines = [
    ...boxes.flatMap((box) => asked(box).map((line) => `${box.key}: ${line}`)),
    ...boxes.filter((box) => asked(box).length === 0).map((box) => `state ${box.key}`),
    ...boxes.flatMap(leftFor),
  ];
  return ['```mermaid', 'stateDiagram-v2', ...lines.map((line) => `  ${line}`), '```'].join('\n');
}

/** The text of the architecture page with the chart in it. */
export function withChart(text: string, chart: string): string {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${architectureFile} has lost its chart markers`);
  return `${text.slice(0, from + begin.length)}\n\n${chart}\n\n${text.slice(to)}`;
}

export const architectureText = () => readFileSync(architectureFile, 'utf8');
