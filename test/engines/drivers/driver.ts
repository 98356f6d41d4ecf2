import type { WindowName } from '../../journeys/browser.ts';

export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** Runs inside the document; has to stand alone, and takes and gives what JSON can hold. */
export type InDocument<Given, Answer> = (given: Given) => Answer | Promise<Answer>;

/** Twice: at the same place, as fast as it goes, whatever is there by then. */
export type Taps = 1 | 2;

export type Key = 'Escape' | 'Tab';

/** A document that a person looks at. */
export interface Document {
  evaluate<Given, Answer>(ask: InDocument<Given, Answer>, given: Given): Promise<Answer>;
  /** Clicks what is found there, as a finger or a mouse would. False where nothing is. */
  click<Given>(find: (given: Given) => Element | null, given: Given, times?: Taps): Promise<boolean>;
  /** Clicks the field that is found there and types after what it holds. False where nothing is. */
  type<Given>(find: (given: Given) => Element | null, given: Given, text: string): Promise<boolean>;
}

/** One tab of a browser. */
export interface Tab {
  /** The document whose address the tab shows. */
  readonly page: Document;
  /** The checkout: a frame of the page, or the page itself where the tab shows the link. */
  readonly checkout: Document;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  bringToFront(): Promise<void>;
  /** Presses a key, wherever the keyboard is. Not waited for: it may take away the frame that would acknowledge it. */
  press(key: Key): Promise<void>;
  /** Taps at this place of the window, in CSS pixels, whatever is there. */
  tapAt(x: number, y: number): Promise<void>;
  /** The browser has no network any more, or has it again. Undefined where no command does this. */
  readonly setOffline?: (offline: boolean) => Promise<void>;
  close(): Promise<void>;
}

/** A person's own browser: nothing in it from anybody else. */
export interface Profile {
  /** As large as a phone where nothing is said. */
  newTab(as?: WindowName): Promise<Tab>;
  close(): Promise<void>;
}

/** A browser's engine, started; one profile at a time. */
export interface Engine {
  readonly name: EngineName;
  newProfile(): Promise<Profile>;
  close(): Promise<void>;
}
