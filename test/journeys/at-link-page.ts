import { AtProvider } from './at-provider.ts';

/** Somebody on the provider's own page for linking an account, as its stand-in shows it. Speaks in roles and names. */
export class AtLinkPage extends AtProvider {
  /** The user name chooses what becomes of the account. */
  async logsIn(user: string): Promise<void> {
    await this.page.getByLabel('Bank').selectOption({ label: 'GTBank, Internet Banking' });
    await this.presses('Go on');
    await this.page.getByLabel('UserID or Account Number').fill(user);
    await this.page.getByLabel('Password').fill('123456');
    await this.presses('Log in');
  }

  /** Shares the account, and waits until the page says that it is linked. */
  async agrees(): Promise<void> {
    await this.presses('I agree');
    await this.page.getByRole('heading', { name: 'Your account is linked' }).waitFor();
  }

  /** Goes before an account is linked: the page sends back to where the payer came from. */
  async leaves(): Promise<void> {
    await this.presses('Leave without linking');
  }
}
