import type { FieldCipher } from '../keys/field-cipher.ts';
import { eq, ne } from './drizzle.ts';
import { links } from './link-schema.ts';
import { mandates } from './mandate-schema.ts';
import { attempts, checkouts, inbox } from './schema.ts';
import type { Database } from './sql-transaction.ts';

/** Closes with the current key what an older one has closed, up to `limit` rows a table. Returns how many rows were changed. */
export async function reencryptRows(db: Database, cipher: FieldCipher, limit: number): Promise<number> {
  const fieldKey = cipher.currentKeyId();
  const again = (table: string, row: string, column: string, value: string) =>
    cipher.close({ table, column, row }, cipher.open({ table, column, row }, value));
  const lock = ['update', { skipLocked: true }] as const;

  const oldCheckouts = await db
    .select({ id: checkouts.id, clientToken: checkouts.clientToken, customer: checkouts.customer })
    .from(checkouts)
    .where(ne(checkouts.fieldKey, fieldKey))
    .limit(limit)
    .for(...lock);
  for (const { id, clientToken, customer } of oldCheckouts) {
    await db
      .update(checkouts)
      .set({
        fieldKey,
        clientToken: again('checkouts', id, 'client_token', clientToken),
        customer: customer && again('checkouts', id, 'customer', customer),
      })
      .where(eq(checkouts.id, id));
  }

  const oldAttempts = await db
    .select({
      id: attempts.id,
      bankSession: attempts.bankSession,
      accounts: attempts.accounts,
      accountHolder: attempts.accountHolder,
      accountNumber: attempts.accountNumber,
      pageUrl: attempts.pageUrl,
    })
    .from(attempts)
    .where(ne(attempts.fieldKey, fieldKey))
    .limit(limit)
    .for(...lock);
  for (const { id, bankSession, accounts, accountHolder, accountNumber, pageUrl } of oldAttempts) {
    await db
      .update(attempts)
      .set({
        fieldKey,
        bankSession: bankSession && again('attempts', id, 'bank_session', bankSession),
        accounts: accounts && again('attempts', id, 'accounts', accounts),
        accountHolder: accountHolder && again('attempts', id, 'account_holder', accountHolder),
        accountNumber: accountNumber && again('attempts', id, 'account_number', accountNumber),
        pageUrl: pageUrl && again('attempts', id, 'page_url', pageUrl),
      })
      .where(eq(attempts.id, id));
  }

  const oldMandates = await db
    .select({
      id: mandates.id,
      accountNumber: mandates.accountNumber,
      accountHolder: mandates.accountHolder,
      pageToken: mandates.pageToken,
      pageUrl: mandates.pageUrl,
    })
    .from(mandates)
    .where(ne(mandates.fieldKey, fieldKey))
    .limit(limit)
    .for(...lock);
  for (const { id, accountNumber, accountHolder, pageToken, pageUrl } of oldMandates) {
    await db
      .update(mandates)
      .set({
        fieldKey,
        accountNumber: accountNumber && again('mandates', id, 'account_number', accountNumber),
        accountHolder: accountHolder && again('mandates', id, 'account_holder', accountHolder),
        pageToken: again('mandates', id, 'page_token', pageToken),
        pageUrl: pageUrl && again('mandates', id, 'page_url', pageUrl),
      })
      .where(eq(mandates.id, id));
  }

  const oldLinks = await db
    .select({
      id: links.id,
      pageUrl: links.pageUrl,
      accountHolder: links.accountHolder,
      accountNumber: links.accountNumber,
    })
    .from(links)
    .where(ne(links.fieldKey, fieldKey))
    .limit(limit)
    .for(...lock);
  for (const { id, pageUrl, accountHolder, accountNumber } of oldLinks) {
    await db
      .update(links)
      .set({
        fieldKey,
        pageUrl: pageUrl && again('links', id, 'page_url', pageUrl),
        accountHolder: accountHolder && again('links', id, 'account_holder', accountHolder),
        accountNumber: accountNumber && again('links', id, 'account_number', accountNumber),
      })
      .where(eq(links.id, id));
  }

  const oldWebhooks = await db
    .select({ id: inbox.id, body: inbox.body })
    .from(inbox)
    .where(ne(inbox.fieldKey, fieldKey))
    .limit(limit)
    .for(...lock);
  for (const { id, body } of oldWebhooks) {
    await db
      .update(inbox)
      .set({ fieldKey, body: again('inbox', id, 'body', body) })
      .where(eq(inbox.id, id));
  }
  return oldCheckouts.length + oldAttempts.length + oldMandates.length + oldLinks.length + oldWebhooks.length;
}
