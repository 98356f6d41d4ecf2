import type { MandateProvider, ProviderMandateOrder } from '../../mandate-provider.ts';
import { hasNextPage } from '../explicit/list-pages.ts';
import type { WireMandateRequest } from '../mandate-wire.ts';
import type { SearchWords } from '../translate-institutions.ts';
import type { ToPage } from '../translate-page.ts';
import { toMandateBanks } from './mandate-banks.ts';
import type { AskMandate } from './mandate-caller.ts';
import type { MandateSettings } from './mandate-settings.ts';
import { toCreatedMandate, toMandate } from './read-mandate.ts';
import { toWireSchedule } from './wire-schedule.ts';

type MandateCalls = Pick<
  MandateProvider,
  | 'banks'
  | 'createMandate'
  | 'readMandate'
  | 'listMandates'
  | 'pauseMandate'
  | 'reinstateMandate'
  | 'cancelMandate'
>;

const path = 'v3/payments/mandates';
const pathOf = (providerId: string) => `${path}/${encodeURIComponent(providerId)}`;

/** Setting mandates up, reading them and what can be done to them. */
export function mandateCalls(options: {
  readonly ask: AskMandate;
  readonly settings: MandateSettings;
  readonly searchWords: SearchWords;
  /** Undefined where no hosts of pages are configured. */
  readonly toPage: ToPage | undefined;
}): MandateCalls {
  const { ask, searchWords, toPage } = options;
  const { bankBy, pageSize, transferMinor } = options.settings;
  let lastPage: { readonly page: number; readonly ids: string } | undefined;

  const act = (
    call: 'pause-mandate' | 'reinstate-mandate' | 'cancel-mandate',
    providerId: string,
    action: string,
  ) => ask(call, { method: 'PATCH', path: `${pathOf(providerId)}/${action}` }, () => ({}));

  /** A list without `meta` ends with an empty page, or takes no notice of the page that was asked for and would never end. */
  function isRepeated(page: number, ids: string): boolean {
    const repeated = lastPage?.page === page - 1 && lastPage.ids === ids;
    lastPage = { page, ids };
    return repeated;
  }

  return {
    banks: () =>
      ask('mandate-banks', { method: 'GET', path: 'v3/banks/list' }, ({ data }) =>
        toMandateBanks(data, searchWords),
      ),

    async createMandate(sealed) {
      const order = sealed.open();
      const isSelfie = order.verification === 'selfie';
      if (isSelfie && !toPage) return { kind: 'refused', reason: 'not_offered', code: 'no_page_hosts' };
      const body = toRequest(order, bankBy);
      return ask('create-mandate', { method: 'POST', path, body }, ({ data, message }) =>
        toCreatedMandate(data, message, { transferMinor, toSelfiePage: isSelfie ? toPage : undefined }),
      );
    },

    readMandate: (providerId) =>
      ask('read-mandate', { method: 'GET', path: pathOf(providerId) }, ({ data }) => {
        const mandate = toMandate(data);
        return mandate?.providerId === providerId ? mandate : undefined;
      }),

    listMandates(page) {
      const query = { page: String(page), limit: String(pageSize) };
      return ask('list-mandates', { method: 'GET', path, query }, ({ data, body }) => {
        if (!Array.isArray(data)) return undefined;
        const mandates = data.map(toMandate).filter((mandate) => mandate !== undefined);
        const named = hasNextPage(body, page);
        if (named === undefined && isRepeated(page, mandates.map(({ providerId }) => providerId).join())) {
          return { mandates: [], next: undefined };
        }
        const isMore = data.length > 0 && (named ?? true);
        return { mandates, next: isMore ? page + 1 : undefined };
      });
    },

    pauseMandate: (providerId) => act('pause-mandate', providerId, 'pause'),
    reinstateMandate: (providerId) => act('reinstate-mandate', providerId, 'reinstate'),
    cancelMandate: (providerId) => act('cancel-mandate', providerId, 'cancel'),
  };
}

function toRequest(order: ProviderMandateOrder, bankBy: MandateSettings['bankBy']): WireMandateRequest {
  const { fixed } = order;
  return {
    debit_type: fixed ? 'fixed' : 'variable',
    customer: order.customerId,
    mandate_type: 'emandate',
    amount: fixed ? fixed.amountMinor : order.totalCapMinor,
    reference: order.reference,
    account_number: order.accountNumber,
    bank_code: bankBy === 'nip_code' ? (order.nipCode ?? order.bankCode) : order.bankCode,
    fee_bearer: order.feeBearer,
    description: order.description,
    start_date: `${order.startDate}T00:00:00.000Z`,
    end_date: `${order.endDate}T22:59:59.999Z`,
    ...(fixed ? toWireSchedule(fixed.schedule, (day) => `${day}T00:00:00.000Z`) : {}),
    verification_method: order.verification === 'selfie' ? 'selfie_verification' : 'transfer_verification',
    meta: {},
  };
}
