import type { Command } from '../../src/contract/steps.ts';
import { InterleavedPayment } from './interleaved-payment.ts';
import type { InterleavedRun } from './interleaved-run.ts';
import type { SimulatedBank } from './simulated-bank.ts';

const way: readonly Command[] = ['choose-bank', 'log-in', 'pay'];

/** A payment that is paid in fair weather, and paid back in foul: between two processes, by any merchant and a provider that keeps no promise. */
export class InterleavedRefund extends InterleavedPayment {
  override readonly deeds: InterleavedRun<SimulatedBank>['deeds'] = [
    [0.3, () => this.refund()],
    [0.2, () => this.tick(this.any())],
    [0.1, () => this.webhook()],
    [0.1, () => this.look()],
    [0.06, () => this.die()],
    [0.24, () => this.pass()],
  ];

  override async start(): Promise<void> {
    await super.start();
    this.behind.mismatched = false;
    this.setFaulty(false);
    const { pages } = this.survivor().checkouts;
    for (const command of way) {
      const view = await pages.view(this.checkoutId, { pageKey: 'page-1' });
      const body = { version: view.version, ...this.bodyOf(command) };
      const request = { command, body, idempotencyKey: command };
      await pages.command(this.checkoutId, { pageKey: 'page-1' }, request, { patienceMs: 2_000 });
      await this.turns();
    }
    this.setFaulty(true);
  }
}
