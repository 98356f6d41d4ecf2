type Attributes = Readonly<Record<string, string | undefined>>;
type Child = Node | string | undefined | false;

/** An element with its attributes and children; what is undefined or false is left out. */
export function element(tag: string, attributes: Attributes, ...children: Child[]): HTMLElement {
  return complete(document.createElement(tag), attributes, children);
}

/** A drawing of one stroke on a grid of 20 by 20. */
export function icon(path: string): Element {
  const svg = 'http://www.w3.org/2000/svg';
  const stroke = complete(document.createElementNS(svg, 'path'), { d: path }, []);
  const attributes = { viewBox: '0 0 20 20', 'aria-hidden': 'true' };
  return complete(document.createElementNS(svg, 'svg'), attributes, [stroke]);
}

function complete<E extends Element>(target: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) target.setAttribute(name, value);
  }
  for (const child of children) if (child) target.append(child);
  return target;
}
