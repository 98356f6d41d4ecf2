/** What runs inside a document to find what a payer means. Every one stands alone: a browser is given its text. */

/** The first one that is shown, of this CSS and, where a name is given, of this accessible name. */
export function shown({ css, name }: { css: string; name?: string }): Element | null {
  const nameOf = (element: Element): string => {
    const label = element.getAttribute('aria-label');
    if (label !== null) return label;
    const copy = element.cloneNode(true) as Element;
    for (const hidden of copy.querySelectorAll('[aria-hidden="true"], svg')) hidden.remove();
    return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
  };
  const pattern = name === undefined ? /(?:)/ : new RegExp(name, 'i');
  for (const element of document.querySelectorAll(css)) {
    if (element.getClientRects().length > 0 && pattern.test(nameOf(element))) return element;
  }
  return null;
}

/** The same among what the loader has laid over the page, by what it says. */
export function shownByLoader({ css, name }: { css: string; name?: string }): Element | null {
  for (const { shadowRoot } of document.querySelectorAll('*')) {
    for (const element of shadowRoot?.querySelectorAll(css) ?? []) {
      if (element.getClientRects().length > 0 && (name === undefined || element.textContent?.includes(name)))
        return element;
    }
  }
  return null;
}

/** The screen that is shown, and whether it is busy; null where there is none. */
export function screenShown(): { step: string; busy: boolean } | null {
  const main = document.querySelector('main[data-screen]');
  if (!main || main.getClientRects().length === 0) return null;
  return { step: main.getAttribute('data-screen') ?? '', busy: main.getAttribute('aria-busy') === 'true' };
}

/** What a field holds, without the spaces that it may put between digits. */
export function heldBy(css: string): string | null {
  return document.querySelector<HTMLInputElement>(css)?.value.replace(/\s/g, '') ?? null;
}

/** Empties a field, as a payer would who marks all and deletes it. */
export function emptied(css: string): void {
  const field = document.querySelector<HTMLInputElement>(css);
  if (!field || field.value === '') return;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, '');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContent' }));
}

declare global {
  var troubles: string[] | undefined;
}

/** From now on the document writes down what goes wrong in it. */
export function writesDownTroubles(): void {
  if (globalThis.troubles) return;
  const troubles: string[] = [];
  globalThis.troubles = troubles;
  addEventListener('error', ({ message }) => troubles.push(message));
  addEventListener('unhandledrejection', ({ reason }) => troubles.push(String(reason)));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    troubles.push(`${violatedDirective} blocked ${blockedURI}`),
  );
}

export function troublesWrittenDown(): string[] {
  return globalThis.troubles ?? ['nothing was written down'];
}
