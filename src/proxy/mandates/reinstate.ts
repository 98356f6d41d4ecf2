import { ProblemError } from '../../contract/problem.ts';
import type { Change } from '../checkouts/change.ts';
import { MARGIN_MS } from '../checkouts/keep-answer.ts';
import { broken, notSent } from '../checkouts/unanswered.ts';
import type { Clock } from '../clock.ts';
import type { MandateAnswer } from '../providers/mandate-provider.ts';
import type { Provider } from '../providers/provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { type Party, requireApproved } from './mandate-actions.ts';
import { type CommandKey, lookingAgain, mandateIn, noteDone, wasDone } from './mandate-command.ts';
import { mandateCalls } from './mandate-tools.ts';
import { isPausedBy, keepPaused, liftPause, liftPauses } from './pauses.ts';

/** Lifts a pause: at the provider first, and here only once it has confirmed. */
export type Reinstate = (
  mandate: Pick<MandateRecord, 'id' | 'checkoutId'>,
  by: Party,
  key: CommandKey,
) => Promise<{ replayed: boolean }>;

/** A reinstatement under way. */
interface Begun {
  readonly providerId: string;
  readonly fence: number;
  readonly endsAt: number;
  /** Whoever tried before has not come back, and may have had it lifted. */
  readonly followsLost: boolean;
}

type Confirmation = MandateAnswer<Record<never, never>>;

/**
 * A payer lifts what the payer has paused; where somebody else's pause holds beside it, that one stays. A merchant lifts everything else, and nothing while
 * the payer's pause holds. Throws `mandate_paused` where it stays paused by another's, `step_in_progress` while the provider is being told something else,
 * and `provider_unreachable` where its answer is not known: then it stays paused here.
 */
export function createReinstate(options: {
  change: Change;
  clock: Clock;
  owner: string;
  provider: Provider;
}): Reinstate {
  const { change, clock, owner, provider } = options;
  const patienceMs = (): number => mandateCalls({ provider }).patienceMs('reinstate-mandate');

  async function begin(
    { id, checkoutId }: Pick<MandateRecord, 'id' | 'checkoutId'>,
    by: Party,
    key: CommandKey,
    command: string,
  ): Promise<Begun | 'replayed' | 'done'> {
    const changed = await change(checkoutId, async (draft, tx) => {
      if (await wasDone(tx, key, checkoutId, command)) return 'replayed';
      const startedAt = clock.monotonic();
      const mandate = mandateIn(draft, id);
      requireApproved(mandate);
      if (mandate.state !== 'paused') {
        await noteDone(tx, draft, key, command);
        return 'done';
      }
      const isTheirs = isPausedBy(mandate, 'payer') === (by === 'payer');
      if (!isTheirs || mandate.providerId === undefined) throw new ProblemError('mandate_paused');
      if (by === 'payer' && mandate.alsoPausedBy.length > 0) {
        liftPause(mandate, by);
        draft.record('mandate.pause_lifted', { mandate: mandate.id, by });
        draft.notify('mandate.paused', { mandate });
        await noteDone(tx, draft, key, command);
        return 'done';
      }
      if (mandate.lease && mandate.lease.until > draft.now) {
        throw new ProblemError('step_in_progress', { retryAfter: 1 });
      }
      if (isBeingTold(mandate)) throw new ProblemError('step_in_progress', { retryAfter: 1 });
      const { providerId } = mandate;
      const length = patienceMs() + MARGIN_MS;
      const followsLost = mandate.lease !== undefined;
      if (mandate.lease) draft.record('lease.expired', { call: mandate.lease.call ?? 'none' });
      mandate.fence += 1;
      mandate.lease = { owner, call: 'reinstate-mandate', until: draft.now + length };
      mandate.nextAt = mandate.lease.until;
      return { providerId, fence: mandate.fence, endsAt: startedAt + length, followsLost };
    });
    if (!changed) throw new ProblemError('not_found');
    return changed.result;
  }

  async function ask(providerId: string, endsAt: number): Promise<Confirmation> {
    if (endsAt - clock.monotonic() < patienceMs()) return notSent;
    return mandateCalls({ provider })
      .reinstateMandate(providerId)
      .catch(() => broken);
  }

  return async (named, by, key) => {
    const command = `reinstate:${named.id}`;
    const begun = await lookingAgain(() => begin(named, by, key, command));
    if (begun === 'replayed' || begun === 'done') return { replayed: begun === 'replayed' };
    const answer = await ask(begun.providerId, begun.endsAt);
    const changed = await lookingAgain(() =>
      change(named.checkoutId, async (draft, tx) => {
        const mandate = mandateIn(draft, named.id);
        if (mandate.fence !== begun.fence) return 'overtaken';
        mandate.lease = undefined;
        mandate.nextAt = draft.now;
        if (!isConfirmed(answer)) {
          if (answer.kind === 'unknown' || begun.followsLost) keepPaused(mandate);
          return 'unconfirmed';
        }
        mandate.owed = undefined;
        mandate.state = mandate.readyAt === undefined ? 'approved' : 'ready';
        liftPauses(mandate);
        draft.record('mandate.reinstated', { mandate: mandate.id, by });
        draft.notify('mandate.reinstated', { mandate });
        await noteDone(tx, draft, key, command);
        return 'done';
      }),
    );
    if (changed?.result === 'done') return { replayed: false };
    if (changed?.result === 'overtaken') throw new ProblemError('step_in_progress', { retryAfter: 1 });
    throw problemOf(answer);
  };
}

/** The pause was not answered yet: were the two on their way at once, nobody could tell which one comes last. */
const isBeingTold = ({ owed, owedTries }: MandateRecord): boolean => owed === 'pause' && owedTries === 0;

const isConfirmed = (answer: Confirmation): boolean =>
  answer.kind === 'ok' || (answer.kind === 'refused' && answer.reason === 'already_active');

function problemOf(answer: Confirmation): ProblemError {
  if (answer.kind === 'refused') return new ProblemError('mandate_paused');
  if (answer.kind === 'not-executed' && answer.cause === 'rate_limited') {
    return new ProblemError('rate_limited', { retryAfter: answer.retryAfterSeconds ?? 1 });
  }
  return new ProblemError('provider_unreachable');
}
