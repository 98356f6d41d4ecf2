import { followButtons } from './button.ts';
import { create } from './create.ts';

declare global {
  var DirectPay: { readonly create: typeof create };
}

/**
 * The script tag: gives the page `DirectPay`, whatever had that name before, and opens what buttons ask for. A second tag on the same page
 * changes nothing for what the first has opened, and opens nothing twice.
 */
self.DirectPay = { create };
followButtons();
