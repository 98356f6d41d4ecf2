import type { LinkOrder, LinkProvider, OpenedLink } from '../../link-provider.ts';
import type { Send } from '../client.ts';
import { createAsk } from '../explicit/caller.ts';
import { hasNextPage } from '../explicit/list-pages.ts';
import type { WireLinkRequest } from '../link-wire.ts';
import { asRecord, exactText, pick, type Reading } from '../reading.ts';
import { toLinkedAccount } from '../translate-account.ts';
import { providerInstitutionId } from '../translate-institutions.ts';
import type { ToPage } from '../translate-page.ts';
import { accountListOutcomes, accountOutcomes, linkOutcomes } from './link-outcomes.ts';
import type { LinkSettings } from './link-settings.ts';

/** Linking an account on Mono's own page, and reading what was linked (Connect Link). */
export function createLinks(options: {
  readonly send: Send;
  readonly settings: LinkSettings;
  readonly toPage: ToPage;
}): LinkProvider {
  const { send, settings, toPage } = options;
  const { balanceUnit, timeouts } = settings;
  const still = { send, timeouts, movesMoney: [] };
  const askLink = createAsk({ ...still, table: linkOutcomes });
  const askAccount = createAsk({ ...still, table: accountOutcomes });
  const askList = createAsk({ ...still, table: accountListOutcomes });
  return {
    patienceMs: (call) => timeouts[call],

    open(sealed) {
      const order = sealed.open();
      const body = toRequest(order);
      return askLink('open-link', { method: 'POST', path: 'v2/accounts/initiate', body }, (answer) =>
        toOpened(answer, order, toPage),
      );
    },

    readAccount(providerId) {
      const path = `v2/accounts/${encodeURIComponent(providerId)}`;
      return askAccount('read-account', { method: 'GET', path }, ({ data }) => {
        const { account, meta } = asRecord(data);
        const linked = toLinkedAccount(account, meta, balanceUnit);
        return linked?.providerId === providerId ? linked : undefined;
      });
    },

    listAccounts(page) {
      const query = { page: String(page) };
      return askList('list-accounts', { method: 'GET', path: 'v2/accounts', query }, ({ data, body }) => {
        if (!Array.isArray(data)) return undefined;
        const accounts = data
          .map((entry) => toLinkedAccount(entry, undefined, balanceUnit))
          .filter((account) => account !== undefined);
        const isMore = data.length > 0 && hasNextPage(body, page) === true;
        return { accounts, next: isMore ? page + 1 : undefined };
      });
    },
  };
}

function toRequest(order: LinkOrder): WireLinkRequest {
  const { customer, institution, reference, returnUrl } = order;
  return {
    customer: { name: customer.name, email: customer.email },
    meta: { ref: reference },
    scope: 'auth',
    redirect_url: returnUrl,
    ...(institution === undefined
      ? {}
      : {
          institution: {
            id: providerInstitutionId(institution.id),
            auth_method: institution.methodId,
          },
        }),
  };
}

/** Undefined where it tells of another link than the one ordered, or of a page that nobody may be sent to. */
function toOpened({ data }: Reading, order: LinkOrder, toPage: ToPage): OpenedLink | undefined {
  const record = asRecord(data);
  const ref = pick(asRecord(record['meta']), 'ref');
  const page = toPage(pick(record, 'mono_url', 'monoUrl'));
  if (!page || (ref !== undefined && ref !== order.reference)) return undefined;
  return { ...page, customerId: exactText(record['customer'], 64) };
}
