/** Styles among the properties are set by script, which a content security policy without a word for them allows. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties?: object,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}
