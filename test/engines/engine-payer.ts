import type { Step } from '../../src/contract/steps.ts';
import type { PayerActs } from '../journeys/payer-acts.ts';
import type { Document, Taps } from './drivers/driver.ts';
import { until } from './drivers/until.ts';
import { emptied, heldBy, screenShown, shown } from './in-document.ts';

const submitButton = 'main button[type="submit"]';
const tappable = 'button, [role="button"], a[href]';
const searchBox = '[role="searchbox"], [role="combobox"], input[type="search"]';

/** A payer at a checkout in any engine. Sees what is on the screen, clicks and types as people do. */
export class EnginePayer implements PayerActs {
  readonly checkout: Document;
  /** What was filled in, which is nobody's to tell but the bank's. */
  readonly filledIn: string[] = [];
  readonly #taps: Taps;

  constructor(checkout: Document, taps: Taps = 1) {
    this.checkout = checkout;
    this.#taps = taps;
  }

  async sees(step: Step): Promise<void> {
    await until(`the screen ${step}`, async () => {
      const screen = await this.checkout.evaluate(screenShown, null);
      if (screen?.step === step && !screen.busy) return true;
      throw new Error(`on ${screen?.step}${screen?.busy ? ', busy' : ''}`);
    });
  }

  async choosesBank(name: string): Promise<void> {
    await this.sees('choose-bank');
    await this.types(searchBox, name);
    await this.#leaves('choose-bank', { css: '[role="option"]', name: `^${name}` });
  }

  async fills(fields: Readonly<Record<string, string>>): Promise<void> {
    await this.#typesInto(fields);
    await this.#clicks('button[type="submit"]');
  }

  async logsIn(fields: Readonly<Record<string, string>>): Promise<void> {
    await this.sees('log-in');
    await this.fills(fields);
  }

  async answers(fields: Readonly<Record<string, string>>): Promise<void> {
    await this.sees('answer');
    await this.fills(fields);
  }

  async authorises(fields: Readonly<Record<string, string>>): Promise<void> {
    await this.sees('authorise');
    await this.#typesInto(fields);
    await this.#submits('authorise');
  }

  /** Waits until the form asks for this, by the bank's own name. */
  async isAskedFor(name: string): Promise<void> {
    await until(`a field ${name}`, async () => {
      return (await this.checkout.evaluate(heldBy, `main form input[name="${name}"]`)) !== null;
    });
  }

  async choosesAccount(index: number): Promise<void> {
    await this.sees('choose-account');
    await this.#clicks(`[aria-label="Your accounts"] > :nth-child(${index + 1}) button`);
  }

  async pays(): Promise<void> {
    await this.#submits('confirm-payment');
  }

  async entersAccount(fields: Readonly<Record<string, string>>): Promise<void> {
    await this.sees('enter-account');
    await this.#typesInto(fields);
    await this.#submits('enter-account');
  }

  async agrees(): Promise<void> {
    await this.#submits('review-terms');
  }

  async taps(name: RegExp): Promise<void> {
    await this.#clicks(tappable, name.source);
  }

  async goesOn(step: Step, name: RegExp): Promise<void> {
    await this.sees(step);
    await this.#leaves(step, { css: tappable, name: name.source });
  }

  async reads(): Promise<string> {
    return this.checkout.evaluate(() => document.body.innerText, null);
  }

  async #typesInto(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(fields)) {
      this.filledIn.push(text);
      await this.types(`input[name="${name}"]`, text);
    }
  }

  async #submits(step: Step): Promise<void> {
    await this.sees(step);
    await this.#leaves(step, { css: submitButton });
  }

  /**
   * A tap in the first moments of a screen is not taken, as it may have been meant for the one before, or meets something else where the
   * page has just moved; then taps again.
   */
  async #leaves(step: Step, by: { css: string; name?: string }): Promise<void> {
    await until(`a tap on ${step} to be taken`, async () => {
      const screen = await this.checkout.evaluate(screenShown, null);
      if (screen && (screen.step !== step || screen.busy)) return true;
      await this.checkout.click(shown, by, this.#taps);
      return false;
    });
  }

  async #clicks(css: string, name?: string): Promise<void> {
    await until(`${css} ${name ?? ''} to click`, () =>
      this.checkout.click(shown, name === undefined ? { css } : { css, name }, this.#taps),
    );
  }

  /** Types until the field holds it: keys may go astray while a new screen takes the focus. */
  async types(css: string, text: string): Promise<void> {
    const isThere = async () => (await this.checkout.evaluate(heldBy, css)) === text.replace(/\s/g, '');
    await until(`${css} to hold what was typed`, async () => {
      if (await isThere()) return true;
      await this.checkout.evaluate(emptied, css);
      await this.checkout.type(shown, { css }, text);
      return isThere();
    });
  }
}
