import * as v from 'valibot';
import type { Clock } from '../../../clock.ts';
import type {
  MandateProvider,
  MandateRefusal,
  ProviderBalance,
  ProviderDebit,
  ProviderDebitOrder,
} from '../../mandate-provider.ts';
import { hasNextPage, readPages } from '../explicit/list-pages.ts';
import type { WireDebitRequest } from '../mandate-wire.ts';
import { asRecord, pick, type Reading } from '../reading.ts';
import { toWireSplit } from '../split.ts';
import type { AskMandate } from './mandate-caller.ts';
import type { MandateSettings } from './mandate-settings.ts';
import { tellsEnough, toDebit, toListedDebit, toOrderedDebit } from './read-debit.ts';
import { amount } from './read-mandate.ts';

type DebitCalls = Pick<MandateProvider, 'debit' | 'readDebit' | 'listDebits' | 'balance'>;

const MAX_PAGES = 50;

/** Debits of a mandate, and what its account holds. */
export function debitCalls(options: {
  readonly ask: AskMandate;
  readonly clock: Clock;
  readonly settings: MandateSettings;
}): DebitCalls {
  const { ask, clock } = options;
  const { balancePath, debitsPath, timeouts } = options.settings;
  const debitsOf = (providerId: string) => debitsPath.replace('{id}', encodeURIComponent(providerId));

  return {
    debit(providerId, order) {
      const path = `v3/payments/mandates/${encodeURIComponent(providerId)}/debit`;
      return ask('debit', { method: 'POST', path, body: toRequest(order) }, (answer) =>
        toOrderedDebit(answer, order),
      );
    },

    readDebit(providerId, reference) {
      const path = `${debitsOf(providerId)}/${encodeURIComponent(reference)}`;
      return ask('read-debit', { method: 'GET', path }, ({ data, body }) => {
        const debit = toDebit(data, topCodeOf(body));
        return debit?.reference === reference && tellsEnough(debit) ? debit : undefined;
      });
    },

    listDebits: (providerId) =>
      readPages<ProviderDebit, MandateRefusal>({
        clock,
        patienceMs: timeouts['list-debits'],
        most: MAX_PAGES,
        readPage: (page, patienceMs) =>
          ask(
            'list-debits',
            { method: 'GET', path: debitsOf(providerId), query: { page: String(page) } },
            ({ data, body }) => {
              const list = Array.isArray(data) ? data : asRecord(data)['debits'];
              if (!Array.isArray(list)) return undefined;
              const entries = list.map(toListedDebit);
              return { entries, isLast: list.length === 0 || !hasNextPage(body, page) };
            },
            patienceMs,
          ),
      }),

    balance(providerId, amountMinor) {
      const path = balancePath.replace('{id}', encodeURIComponent(providerId));
      const query = amountMinor === undefined ? {} : { amount: String(amountMinor) };
      return ask('balance', { method: 'GET', path, query }, toBalance);
    },
  };
}

const topCodeOf = (body: unknown) => pick(asRecord(body), 'response_code', 'responseCode');

function toRequest(order: ProviderDebitOrder): WireDebitRequest {
  const { amountMinor, reference, narration, feeBearer, split } = order;
  return {
    amount: amountMinor,
    reference,
    narration,
    ...(feeBearer === undefined ? {} : { fee_bearer: feeBearer }),
    ...(split === undefined ? {} : { split: toWireSplit(split) }),
  };
}

/** Kobo. An answer that tells neither how much there is nor whether it is enough tells nothing. */
function toBalance({ data, code }: Reading): ProviderBalance | undefined {
  if (code === '51') return { isEnough: false };
  const record = asRecord(data);
  const balanceMinor = pick(record, 'account_balance', 'balance', 'accountBalance');
  const isEnough = pick(record, 'has_sufficient_balance', 'hasSufficientBalance');
  const balance = {
    ...(v.is(amount, balanceMinor) ? { balanceMinor } : {}),
    ...(typeof isEnough === 'boolean' ? { isEnough } : {}),
  };
  return Object.keys(balance).length === 0 ? undefined : balance;
}
