import { create } from './create.ts';

declare global {
  var DirectPay: { readonly create: typeof create };
}

/** The script tag: gives the page `DirectPay`. A second tag on the same page changes nothing for what the first has opened. */
globalThis.DirectPay = { create };
