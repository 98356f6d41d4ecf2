import type { Facts } from './facts.ts';
import { grouped } from './grouped.ts';
import type { Violation } from './violation.ts';

/** Shown without a new version: to another page than the one that pays, while the bank list is away, and by the page itself while it finds out what became of a press. */
const besides: ReadonlySet<string> = new Set(['in-use', 'unavailable', 'confirming']);

/** I10: whatever changes for a page has a version of its own, since a page that waits is answered by that alone. */
export function eachVersionIsOneStep({ record }: Facts): readonly Violation[] {
  const screens = record.filter((entry) => entry.kind === 'screen').filter(({ step }) => !besides.has(step));
  return [...grouped(screens, ({ checkoutId, version }) => `${checkoutId} ${version}`).values()].flatMap(
    ([first, ...others]): Violation[] => {
      const other = others.find(({ step }) => step !== first?.step);
      if (!first || !other) return [];
      const { checkoutId } = first;
      return [
        { invariant: 'I10', what: 'one version showed two steps', checkoutId, said: other, truth: first },
      ];
    },
  );
}
