import type { CreateMandate } from '../../src/contract/merchant-api.ts';
import type { SessionView } from '../../src/contract/session.ts';
import type { Command } from '../../src/contract/steps.ts';
import { InterleavedMandate } from './interleaved-mandate.ts';
import { CHOSEN_ACCOUNT, type SimulatedMandate } from './simulated-mandates.ts';

/**
 * A mandate that the payer sets up on the provider's own page, and its debits. Nobody here is told the account before the provider tells it, and whoever has a
 * page's address may go on there, whatever has become of it here.
 */
export class InterleavedMandatePage extends InterleavedMandate {
  override readonly canaries = [...this.personal, CHOSEN_ACCOUNT];
  override readonly way: readonly Command[] = ['enter-details', 'accept-terms'];
  /** By the provider's ids, of which the payer has seen the page. */
  readonly #pages = new Set<string>();

  override order(): CreateMandate {
    return { ...super.order(), ways: ['provider-page'] };
  }

  override isReached(mandate: SimulatedMandate): boolean {
    return super.isReached(mandate) && this.#pages.has(mandate.providerId);
  }

  override judgeView(view: SessionView): void {
    super.judgeView(view);
    if (view.kind !== 'mandate' || view.step !== 'leave-to-provider') return;
    const providerId = view.url.split('/').at(-1) ?? '';
    if (!this.#pages.has(providerId)) this.record.saw('page of a mandate');
    this.#pages.add(providerId);
  }
}
