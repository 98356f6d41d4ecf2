/**
 * Tells the style sheet how much of the page an on-screen keyboard covers, where the browser lays it over the page, or an app does that
 * says so (`--app-keyboard`, and a `resize` of the window). When it comes, the field that is typed into is brought out from under it;
 * never while the payer scrolls.
 */
export function followKeyboard(root: HTMLElement, page: Window = window): void {
  const { document, visualViewport: viewport } = page;
  let covered = 0;

  const measure = (): void => {
    const { height, offsetTop, scale } = viewport ?? { height: page.innerHeight, offsetTop: 0, scale: 1 };
    const byBrowser = scale > 1.01 ? 0 : Math.round(page.innerHeight - height - offsetTop);
    const byApp = Number.parseFloat(root.style.getPropertyValue('--app-keyboard')) || 0;
    covered = Math.max(0, byBrowser, byApp);
    root.style.setProperty('--keyboard', `${covered}px`);
  };
  const resized = (): void => {
    const before = covered;
    measure();
    if (covered > before) reveal();
  };
  const reveal = (): void => {
    const field = document.activeElement;
    if (!field?.matches('input, select')) return;
    const foot = document.querySelector('.foot')?.getBoundingClientRect().top ?? Infinity;
    const { bottom } = field.getBoundingClientRect();
    if (bottom > Math.min(foot, page.innerHeight - covered)) field.scrollIntoView({ block: 'nearest' });
  };

  resized();
  page.addEventListener('resize', resized);
  viewport?.addEventListener('resize', resized);
  viewport?.addEventListener('scroll', measure);
}
