/**
 * Asks to close when the payer presses Escape and nothing nearer takes the key: a sheet, a search box with words in it, or a part
 * that was opened, which is closed first.
 */
export function followEscape(page: Document, ask: () => void): void {
  page.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || event.repeat) return;
    const opened = event.target instanceof Element && event.target.closest('details[open]');
    if (!opened) return ask();
    opened.removeAttribute('open');
    opened.querySelector('summary')?.focus();
  });
}
