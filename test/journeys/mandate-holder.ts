import type { Page } from 'playwright-core';

/** A person on the payer's own page of a mandate. Speaks in roles and names. */
export class MandateHolder {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Follows the link and tells the last four digits of the account. */
  async opens(url: string, lastFour: string): Promise<void> {
    await this.page.goto(url);
    await this.tells(lastFour);
  }

  async tells(lastFour: string): Promise<void> {
    await this.page.getByLabel('Last four digits').fill(lastFour);
    await this.page.getByRole('button', { name: 'Show' }).click();
  }

  async reads(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  /** Waits until the page's heading is this. */
  async sees(heading: RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }

  /** Goes to a confirmation, and confirms it. */
  async does(action: 'Pause' | 'Resume' | 'Cancel for good'): Promise<void> {
    await this.page.getByRole('link', { name: action }).click();
    await this.page.getByRole('button', { name: action }).click();
  }
}
