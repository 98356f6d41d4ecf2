/**
 * What is wrong with the screen that stands in this window, for somebody who sees little of it at once. Runs in the page, so it may use
 * nothing from outside.
 */
export function screenFaults(): string[] {
  const faults: string[] = [];
  const width = document.documentElement.clientWidth;
  const named = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
  const isShown = (element: Element) => {
    const { width: wide, height: high } = element.getBoundingClientRect();
    return wide > 1 && high > 1 && element.closest('.sr') === null;
  };

  if (document.documentElement.scrollWidth > width) faults.push('scrolls sideways');
  const all = [...document.querySelectorAll<HTMLElement>('body *')].filter(isShown);
  for (const element of all) {
    const { left, right } = element.getBoundingClientRect();
    if (left < -0.5 || right > width + 0.5) faults.push(`hangs out to the side: ${named(element)}`);
    const { overflow } = getComputedStyle(element);
    const isCut =
      element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    // Said in full elsewhere on the way: who is paid, and a hint beside a bank's name. Longer than any bank's name: one made up for this.
    const mayBeCut = element.matches('.payee, .bank-hint') || (element.textContent ?? '').length > 50;
    if (/hidden|clip/.test(overflow) && isCut && !mayBeCut) faults.push(`cut: ${named(element)}`);
  }

  // A sheet over the page keeps the focus to itself.
  const place = document.querySelector('[role="alertdialog"]') ?? document;
  const targets = [
    ...place.querySelectorAll<HTMLElement>('button, a, summary, input, select, [role="option"]'),
  ].filter(isShown);
  for (const target of targets) {
    const { width: wide, height: high } = target.getBoundingClientRect();
    if (wide < 44 || high < 43.5)
      faults.push(`small to the finger, ${Math.round(wide)} × ${Math.round(high)}: ${named(target)}`);
  }

  for (const target of targets.filter(({ tabIndex }) => tabIndex >= 0)) {
    target.focus();
    if (document.activeElement !== target) continue;
    const { left, top, right, bottom } = target.getBoundingClientRect();
    const sample = [0.1, 0.5, 0.9].map((part) =>
      document.elementFromPoint((left + right) / 2, top + (bottom - top) * part),
    );
    if (!sample.some((hit) => hit !== null && (target.contains(hit) || hit.contains(target))))
      faults.push(`hidden while it has the focus: ${named(target)}`);
  }
  return faults;
}
