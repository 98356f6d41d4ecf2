let locks = 0;
let release: () => void;

/**
 * Keeps the page behind from scrolling, and gives back how to end that. The body is fixed in place, since iOS scrolls
 * through `overflow: hidden`. Several dialogs share one lock.
 */
export function lockScroll(): () => void {
  if (locks === 0) release = fixBody();
  locks += 1;
  return () => {
    locks -= 1;
    if (locks === 0) release();
  };
}

function fixBody(): () => void {
  const { style } = document.body;
  const before = style.cssText;
  const { scrollX, scrollY } = window;
  style.overflowY = innerWidth > document.documentElement.clientWidth ? 'scroll' : '';
  style.position = 'fixed';
  style.top = `${-scrollY}px`;
  style.left = `${-scrollX}px`;
  style.right = '0';
  return () => {
    style.cssText = before;
    scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
  };
}
