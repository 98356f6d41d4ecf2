import { expect } from 'vitest';
import { AtProvider } from './at-provider.ts';

/** Somebody on the provider's own page for a mandate, as its stand-in shows it. Speaks in roles and names. */
export class AtMandatePage extends AtProvider {
  async namesAccount(number: string): Promise<void> {
    await this.page.getByLabel('Bank').selectOption({ label: 'GUARANTY TRUST BANK PLC' });
    await this.page.getByLabel('Account number').fill(number);
    await this.presses('Continue');
  }

  /** Only where other accounts are looked for, by the BVN. */
  async tellsWho(bvn: string): Promise<void> {
    await this.page.getByLabel('Bank Verification Number').fill(bvn);
    await this.page.getByLabel('Date of birth').fill('1990-04-12');
    await this.presses('Continue');
    await this.page.getByLabel('Code').fill('123456');
    await this.presses('Continue');
  }

  async agrees(): Promise<void> {
    await this.presses('I agree');
  }

  /** Sends the ₦50 by the stand-in's own button, and waits until the bank has approved. */
  async sendsTransfer(): Promise<void> {
    await this.presses('Send ₦50 from this account');
    await this.isAuthorised();
  }

  async signs(name: string): Promise<void> {
    await this.page.getByLabel('Your name').fill(name);
    await this.presses('Sign');
    await this.page.getByRole('heading', { name: 'Your bank looks at the signature' }).waitFor();
  }

  /** Waits until the picture was taken, or was not. */
  async showsFace(): Promise<void> {
    const answered = this.page.waitForResponse((response) => response.request().method() === 'POST');
    await this.presses('Take the selfie');
    await answered;
    await this.page.waitForLoadState();
  }

  /** Waits until the page says so. It moves by nobody but its visitor. */
  async isAuthorised(): Promise<void> {
    const heading = this.page.getByRole('heading', { name: 'You have authorised this mandate' });
    await expect
      .poll(
        async () => {
          if (await heading.isVisible()) return true;
          await this.page.reload();
          return heading.isVisible();
        },
        { timeout: 30_000, interval: 200 },
      )
      .toBe(true);
  }

  /** Goes before anything is authorised: the page sends back to where the payer came from. */
  async leaves(): Promise<void> {
    await this.presses('Leave without authorising');
  }
}
