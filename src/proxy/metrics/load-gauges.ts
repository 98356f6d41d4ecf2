import { Gauge, type Registry } from 'prom-client';

export interface LoadSources {
  readonly load: {
    /** The longest that work has waited since this was last asked, milliseconds. */
    takeLongestWaitMs(): number;
    /** The share of new work that is taken, from nearly 0 to 1. */
    admittedShare(): number;
  };
}

/** How busy this process is, and what it does about it. */
export function createLoadGauges(registers: Registry[], { load }: LoadSources): void {
  new Gauge({
    name: 'directpay_longest_wait_seconds',
    help: 'Longest that work waited for this process or a connection to the database since this was last read',
    registers,
    collect() {
      this.set(load.takeLongestWaitMs() / 1_000);
    },
  });
  new Gauge({
    name: 'directpay_admitted_share',
    help: 'Share of new checkouts and page openings that is taken',
    registers,
    collect() {
      this.set(load.admittedShare());
    },
  });
}
