/**
 * Keeps the page behind from scrolling, and gives back how to end that. The body is fixed in place, since iOS scrolls
 * through `overflow: hidden`. A page that is already held, by another dialog or by the merchant's own, is left alone.
 */
export function lockScroll(): (() => void) | undefined {
  const { style } = document.body;
  if (style.position === 'fixed') return undefined;
  const before = style.cssText;
  const top = scrollY;
  style.overflowY = innerWidth > document.documentElement.clientWidth ? 'scroll' : '';
  style.position = 'fixed';
  style.top = `${-top}px`;
  style.insetInline = '0';
  return () => {
    style.cssText = before;
    scrollTo({ top, behavior: 'instant' });
  };
}
