import type { Page } from 'playwright-core';

/** Somebody on a page of the provider's own, as its stand-in shows it. Speaks in roles and names. */
export class AtProvider {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the window has come to the page. */
  static async in<There extends AtProvider>(this: new (page: Page) => There, page: Page): Promise<There> {
    await page.waitForURL(/\/pages\/(pay|mandate|selfie|link)\//);
    return new this(page);
  }

  async presses(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async goesBack(): Promise<void> {
    await this.page.getByRole('link', { name: 'Back to the merchant' }).click();
  }
}

/** The page for a payment of ₦5,000.00. */
export class AtPayPage extends AtProvider {
  async paysFromAccount(): Promise<void> {
    await this.page.getByLabel('Bank').selectOption({ label: 'GTBank, Internet Banking' });
    await this.presses('Go on');
    await this.page.getByLabel('UserID or Account Number').fill('user_good');
    await this.page.getByLabel('Password').fill('123456');
    await this.presses('Log in');
    await this.presses('Pay ₦5,000.00');
  }

  async paysByTransfer(): Promise<void> {
    await this.presses('I have sent it');
  }

  async paysInWhatsapp(): Promise<void> {
    await this.page.getByLabel('Your WhatsApp number').fill('08031234567');
    await this.presses('Send me a message');
    await this.presses('Answer YES');
  }

  /** At once, without any of the steps: a button that only the stand-in has. */
  async paysSomehow(): Promise<void> {
    await this.presses('Pay');
  }

  /** Goes before anything is paid; the page sends back to where the payer came from. */
  async leaves(): Promise<void> {
    await this.presses('Close');
  }
}
