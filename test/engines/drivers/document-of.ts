import type { Document, InDocument, Taps } from './driver.ts';

/** A frame as the library of a driver gives it, and what that library calls an element. */
interface DrivenFrame<Element> {
  evaluate<Given, Answer>(ask: InDocument<Given, Answer>, given: Given): Promise<Answer>;
  find<Given>(find: InDocument<Given, globalThis.Element | null>, given: Given): Promise<Element | null>;
}

interface Hand<Element> {
  click(element: Element, times: Taps): Promise<void>;
  type(element: Element, text: string): Promise<void>;
}

/** The document of a frame, which is looked for anew each time: a page replaces its frames. */
export function documentOf<Element>(
  frame: () => DrivenFrame<Element> | undefined,
  hand: Hand<Element>,
): Document {
  const there = (): DrivenFrame<Element> => {
    const found = frame();
    if (!found) throw new Error('There is no such document');
    return found;
  };
  return {
    evaluate: async (ask, given) => there().evaluate(ask, given),
    async click(find, given, times = 1) {
      const element = await there().find(find, given);
      if (element !== null) await hand.click(element, times);
      return element !== null;
    },
    async type(find, given, text) {
      const element = await there().find(find, given);
      if (element === null) return false;
      await hand.click(element, 1);
      await hand.type(element, text);
      return true;
    },
  };
}
