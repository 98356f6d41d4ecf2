import { followButtons } from './button.ts';
import { create } from './create.ts';

declare global {
  var DirectPay: { readonly create: typeof create };
}

/** The script tag: gives the page `DirectPay`, and opens what buttons ask for. A second tag on the same page changes nothing. */
if (!globalThis.DirectPay) {
  globalThis.DirectPay = { create };
  followButtons();
}
