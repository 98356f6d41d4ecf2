import type { Sealed } from '../../contract/sealed.ts';
import type { LinkedData, LinkRecord } from './link-records.ts';
import type { LinkRow, RowMapper } from './rows.ts';

interface FieldCloser {
  closer(table: string, row: string): (column: string, value: Sealed<string> | undefined) => string | null;
  opener(table: string, row: string): (column: string, value: string | null) => Sealed<string> | undefined;
  keyId(): string;
}

/** The rows of links. The columns of an account are all there, or none. */
export function createLinkRows({ closer, opener, keyId }: FieldCloser): Pick<RowMapper, 'link' | 'linkRow'> {
  return {
    link(row) {
      const open = opener('links', row.id);
      return {
        id: row.id,
        checkoutId: row.checkoutId,
        number: row.number,
        mode: row.mode,
        provider: row.provider,
        merchantReference: row.merchantReference,
        reference: row.reference,
        createdAt: row.createdAt,
        state: row.state,
        page: {
          url: open('page_url', row.pageUrl),
          returnTokenHash: row.pageReturnHash,
          returnedAt: row.pageReturnedAt ?? undefined,
        },
        openedAt: row.openedAt ?? undefined,
        customerId: row.customerId ?? undefined,
        knownAccounts: row.knownAccounts ?? undefined,
        account: accountOf(row, open),
        readCount: row.readCount,
        updatedAt: row.updatedAt,
        nextAt: row.nextAt ?? undefined,
      } satisfies LinkRecord;
    },
    linkRow({ page, account, openedAt, customerId, knownAccounts, nextAt, ...plain }) {
      const close = closer('links', plain.id);
      return {
        ...plain,
        pageUrl: close('page_url', page.url),
        pageReturnHash: page.returnTokenHash,
        pageReturnedAt: page.returnedAt ?? null,
        openedAt: openedAt ?? null,
        customerId: customerId ?? null,
        knownAccounts: knownAccounts ?? null,
        accountId: account?.providerId ?? null,
        accountHolder: close('account_holder', account?.holder),
        accountNumber: close('account_number', account?.number),
        accountType: account?.type ?? null,
        currency: account?.currency ?? null,
        bankName: account?.bankName ?? null,
        bankCode: account?.bankCode ?? null,
        nipCode: account?.nipCode ?? null,
        dataStatus: account?.dataStatus ?? null,
        linkedAt: account?.linkedAt ?? null,
        dataAt: account?.dataAt ?? null,
        readAt: account?.readAt ?? null,
        goneAt: account?.goneAt ?? null,
        fieldKey: keyId(),
        nextAt: nextAt ?? null,
      };
    },
  };
}

function accountOf(row: LinkRow, open: ReturnType<FieldCloser['opener']>): LinkedData | undefined {
  const { accountId, currency, dataStatus, linkedAt, readAt } = row;
  if (
    accountId === null ||
    currency === null ||
    dataStatus === null ||
    linkedAt === null ||
    readAt === null
  ) {
    return undefined;
  }
  return {
    providerId: accountId,
    holder: open('account_holder', row.accountHolder),
    number: open('account_number', row.accountNumber),
    type: row.accountType ?? undefined,
    currency,
    bankName: row.bankName ?? undefined,
    bankCode: row.bankCode ?? undefined,
    nipCode: row.nipCode ?? undefined,
    dataStatus,
    linkedAt,
    dataAt: row.dataAt ?? undefined,
    readAt,
    goneAt: row.goneAt ?? undefined,
  };
}
