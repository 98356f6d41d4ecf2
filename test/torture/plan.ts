import { type Draw, drawFrom } from '../faults/draw.ts';
import type { Occasion } from './occasion.ts';

/** What one torture run is to be. */
export interface Plan {
  readonly seed: number;
  /** Checkouts that the merchant makes, payments and mandates together. */
  readonly checkouts: number;
  /** Proxies that are killed; others are stopped for a while, or told to end. */
  readonly kills: number;
  /** How the provider is. */
  readonly profile: 'kind' | 'hostile';
  /** Customers come within this time, milliseconds; more slowly where the machine cannot serve so many at once. */
  readonly comeWithinMs: number;
  /** The planted bug that the proxies run with, by its name. */
  readonly bug?: string;
  readonly occasion: Occasion;
  /** Chance for one concern alone: how often others draw, and when, does not change it. */
  draw(concern: string): Draw;
}

export function planRun(what: Omit<Plan, 'draw' | 'occasion'> & Partial<Pick<Plan, 'occasion'>>): Plan {
  return { occasion: {}, ...what, draw: (concern) => drawFrom(hashOf(`${what.seed} ${concern}`)) };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
