import { credentials } from '../../../src/sandbox/credentials.ts';
import { type Scenario, scenarioById, scenarios } from '../../../src/sandbox/scenarios.ts';
import type { Draw } from '../../faults/draw.ts';

/** Their truth comes minutes or hours later, or never: longer than a run. */
const tooLong: ReadonlySet<string> = new Set([
  'slow-login',
  'slower-login',
  'silent-login',
  'timeout-without-debit',
  'server-error-without-debit',
  'server-error-at-charge',
  'timeout-at-charge',
  'cut-before-debit',
  'cut-at-charge',
  'late-failure',
  'not-found-then-successful',
  'not-found-then-failed',
  'not-found-then-pending',
  'not-found-then-processing',
  'not-found-then-abandoned',
  'not-found-then-cancelled',
  'never-found',
  'verify-down',
  'success-after-decline',
  'success-after-leaving',
  'success-after-a-day',
  'busy-for-long',
  'busy-for-long-at-charge',
]);

const within = scenarios.filter(({ id }: Scenario) => !tooLong.has(id));
const asking = within.filter(({ group }) => group === 'answers');
const troubled = within.filter(({ group }) => group !== 'answers');

/**
 * Half of all payers meet no trouble, or what is `often` met, by its id; a quarter is asked more, a quarter meets all the rest. Who begins
 * again mostly succeeds.
 */
export function drawUsers(
  draw: Draw,
  often: readonly [string, ...string[]] | undefined,
): readonly [string, ...string[]] {
  const kind = draw.next();
  const usual = often ? scenarioById(draw.pick(often)) : asking[0];
  const first = kind < 0.5 ? usual : draw.pick(kind < 0.75 ? asking : troubled);
  const second = draw.chance(0.7) ? credentials.user : draw.pick(within).user;
  return [first?.user ?? credentials.user, second, credentials.user];
}
