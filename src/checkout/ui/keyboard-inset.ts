/**
 * Tells the style sheet how much of the page an on-screen keyboard covers, where the browser lays it over the page. Returns
 * what stops it.
 */
export function followKeyboard(root: HTMLElement): () => void {
  const viewport = window.visualViewport;
  if (viewport === null || viewport === undefined) return () => {};
  const measure = () => {
    const covered = viewport.scale > 1 ? 0 : Math.max(0, Math.round(window.innerHeight - viewport.height));
    root.style.setProperty('--keyboard', `${covered}px`);
  };
  viewport.addEventListener('resize', measure);
  return () => viewport.removeEventListener('resize', measure);
}
