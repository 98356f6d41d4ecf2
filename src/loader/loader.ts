import { create } from './create.ts';

/** The script tag: gives the page `DirectPay`. A second tag on the same page changes nothing for what the first has opened. */
Object.assign(globalThis, { DirectPay: { create } });
