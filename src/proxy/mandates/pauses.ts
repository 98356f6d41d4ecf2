import type { MandatePauser } from '../../contract/mandate-terms.ts';
import type { MandateRecord } from '../store/mandate-records.ts';

type Paused = Pick<MandateRecord, 'pausedBy' | 'alsoPausedBy'>;

/** Who has to lift theirs first: a payer's pause is nobody else's to lift, the provider's own anybody's. */
const strongestFirst: readonly MandatePauser[] = ['payer', 'merchant', 'provider'];

function pausersOf({ pausedBy, alsoPausedBy }: Paused): readonly MandatePauser[] {
  return pausedBy === undefined ? [] : [pausedBy, ...alsoPausedBy];
}

/** Whether a pause of theirs holds. */
export function isPausedBy(mandate: Paused, who: MandatePauser): boolean {
  return pausersOf(mandate).includes(who);
}

/** Their pause holds from here on, beside those that are there. */
export function addPause(mandate: MandateRecord, who: MandatePauser): void {
  setPausers(mandate, [...pausersOf(mandate), who]);
}

/** Their pause holds no longer. What others have paused stays so. */
export function liftPause(mandate: MandateRecord, who: MandatePauser): void {
  setPausers(
    mandate,
    pausersOf(mandate).filter((one) => one !== who),
  );
}

/** Nobody's pause holds any more. */
export function liftPauses(mandate: MandateRecord): void {
  setPausers(mandate, []);
}

/** It may have been lifted there: what stays paused here is paused there again. A pause of the provider's own is not ours to ask for. */
export function keepPaused(mandate: MandateRecord): void {
  if (mandate.pausedBy === 'provider' || mandate.owed !== undefined) return;
  mandate.owed = 'pause';
  mandate.owedTries = 1;
}

function setPausers(mandate: MandateRecord, pausers: readonly MandatePauser[]): void {
  const [pausedBy, ...alsoPausedBy] = strongestFirst.filter((one) => pausers.includes(one));
  mandate.pausedBy = pausedBy;
  mandate.alsoPausedBy = alsoPausedBy;
}
