import type { Frame, Locator, Page } from 'playwright-core';
import type { Step } from '../../src/contract/steps.ts';
import type { PayerActs } from './payer-acts.ts';

const patience = 20_000;

/** What a payer sees and does on the checkout, wherever it was opened. Speaks in roles and names, as the payer would. */
export class Payer implements PayerActs {
  readonly frame: Frame;

  constructor(frame: Frame) {
    this.frame = frame;
  }

  /** The checkout inside the frame that the loader has put on a merchant's page. */
  static async inModal(page: Page): Promise<Payer> {
    const there = page.frames().find(isCheckoutFrame);
    const frame =
      there ?? (await page.waitForEvent('framenavigated', { predicate: isCheckoutFrame, timeout: patience }));
    return new Payer(frame);
  }

  /** The checkout alone in its window. */
  static async byLink(page: Page, url: string): Promise<Payer> {
    await page.goto(url);
    return new Payer(page.mainFrame());
  }

  /** Waits until this screen is shown and takes taps. */
  async sees(step: Step): Promise<void> {
    await this.frame
      .locator(`main[data-screen="${step}"]:not([aria-busy="true"])`)
      .waitFor({ state: 'visible', timeout: patience });
  }

  /** Waits for the first of several screens; says which. */
  async seesOneOf(...steps: Step[]): Promise<Step> {
    const any = steps.map((step) => `main[data-screen="${step}"]`).join(', ');
    const main = this.frame.locator(any).first();
    await main.waitFor({ state: 'visible', timeout: patience });
    return (await main.getAttribute('data-screen')) as Step;
  }

  async screen(): Promise<string | null> {
    return this.frame.locator('main[data-screen]').getAttribute('data-screen', { timeout: patience });
  }

  bank(name: string): Locator {
    return this.frame.getByRole('option', { name: new RegExp(`^${name}`) }).first();
  }

  async searches(words: string): Promise<void> {
    await this.frame
      .locator('[role="searchbox"], [role="combobox"], input[type="search"]')
      .first()
      .fill(words);
  }

  /** `name` begins the row's accessible name, as a pattern: `GTBank.*Business` is the entry for companies. */
  async choosesBank(name: string): Promise<void> {
    await this.sees('choose-bank');
    await this.searches(name.split('.*')[0] ?? name);
    await this.bank(name).click();
  }

  /** Fills the bank's own fields, by the bank's own names, and sends them. */
  async fills(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(fields)) {
      await this.frame.locator(`input[name="${name}"]`).fill(text);
    }
    await this.submits();
  }

  /** What the bank's form asks for, by the bank's own names, in order. */
  async fields(): Promise<(string | null)[]> {
    const inputs = await this.frame.locator('main form input[name]').all();
    return Promise.all(inputs.map((input) => input.getAttribute('name')));
  }

  /** Waits for a form that asks for this, by the bank's own name. */
  async fieldIs(name: string): Promise<void> {
    await this.frame.locator(`main form [name="${name}"]`).waitFor({ timeout: patience });
  }

  async logsIn(fields: Readonly<Record<string, string>>): Promise<void> {
    await this.sees('log-in');
    await this.fills(fields);
  }

  async entersAccount(fields: Readonly<Record<string, string>>): Promise<void> {
    await this.sees('enter-account');
    await this.fills(fields);
  }

  async agrees(): Promise<void> {
    await this.goesOn('review-terms', /agree/i);
  }

  async authorises(fields: Readonly<Record<string, string>>): Promise<void> {
    await this.sees('authorise');
    await this.fills(fields);
  }

  async answers(fields: Readonly<Record<string, string>>): Promise<void> {
    await this.sees('answer');
    await this.fills(fields);
  }

  /** The accounts that the bank listed, in its order. */
  accounts(): Locator {
    return this.frame.getByRole('list', { name: 'Your accounts' }).getByRole('button');
  }

  /** Chooses from the accounts that the bank listed, counted from 0. */
  async choosesAccount(index: number): Promise<void> {
    await this.sees('choose-account');
    await this.accounts().nth(index).click();
  }

  /** Waits until the bank has said that what was typed is not right. */
  async isRefused(): Promise<void> {
    await this.frame
      .getByText(/did not accept/i)
      .first()
      .waitFor();
  }

  /** The screen's one submit button. */
  async submits(): Promise<void> {
    await this.frame.locator('button[type="submit"]').click();
  }

  /** Pays. A tap in the first moments of the screen is not taken, as it may have been meant for the one before; then taps again. */
  async pays(
    tap: (button: Locator) => Promise<void> = (button) => button.click({ timeout: 10_000 }),
  ): Promise<void> {
    await this.sees('confirm-payment');
    const waiting = this.frame.locator('main[data-screen="confirm-payment"]:not([aria-busy="true"])');
    const isTaken = () =>
      waiting.waitFor({ state: 'hidden', timeout: 300 }).then(
        () => true,
        () => false,
      );
    for (let taps = 0; taps < 20; taps += 1) {
      try {
        await tap(waiting.locator('button[type="submit"]'));
      } catch (error) {
        // A tap that was taken late, on a busy machine, leaves no button to tap again.
        if (!(await waiting.isVisible())) return;
        throw error;
      }
      if (await isTaken()) return;
    }
    throw new Error('Pay was tapped again and again and never taken');
  }

  /** The link to the provider's own page, as long as it may be followed. */
  wayOut(): Locator {
    return this.frame.getByRole('link', { name: /^((Go to|Open) Mono’s page|Not finished)/ });
  }

  async taps(name: RegExp): Promise<void> {
    await this.frame.getByRole('button', { name }).first().click();
  }

  async goesOn(step: Step, name: RegExp): Promise<void> {
    await this.sees(step);
    await this.taps(name);
  }

  async reads(): Promise<string> {
    return this.frame.locator('body').innerText();
  }
}

function isCheckoutFrame(frame: Frame): boolean {
  return frame.parentFrame() !== null && /^https?:\/\/[^/]+\/c\//.test(frame.url());
}
