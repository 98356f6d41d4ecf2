import * as v from 'valibot';
import { ProblemError } from '../../contract/problem.ts';
import { ListProviderWebhooksQuerySchema, type ProviderWebhook } from '../../contract/provider-webhooks.ts';
import type { Provider } from '../providers/provider.ts';
import { type KeptWebhook, StoreConflict } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { requireKey } from './merchant-command.ts';
import { PAGE_LIMIT, pageOf, readCursor } from './paging.ts';
import type { ProviderWebhooks } from './service.ts';
import type { TellSettlement } from './settlement-notice.ts';
import { given, iso } from './view.ts';

/** What a merchant's server may see of the provider's webhooks, and have read again by today's reader. */
export function createKeptWebhooks(options: {
  store: Store;
  provider: Provider;
  tellSettlement: TellSettlement;
  onDue: () => void;
}): ProviderWebhooks {
  const { store, provider, tellSettlement, onDue } = options;

  async function read(id: string): Promise<{ webhook: KeptWebhook; body: Uint8Array }> {
    const webhook = await store.readWebhook(id);
    if (!webhook) throw new ProblemError('not_found');
    return { webhook, body: Buffer.from(webhook.body.open(), 'base64') };
  }

  return {
    async list(query) {
      const parsed = v.safeParse(ListProviderWebhooksQuerySchema, query);
      const before = readCursor(query.cursor, 'wh_');
      if (!parsed.success) throw new ProblemError('invalid_request');
      const { quarantined, providerReference } = parsed.output;
      const found = await store.listWebhooks({
        limit: PAGE_LIMIT,
        ...given({
          quarantined: quarantined && quarantined === 'true',
          reference: providerReference,
          before,
        }),
      });
      return pageOf(found, webhookView, ({ receivedAt, id }) => ({ at: receivedAt, id }));
    },

    async replay(id, { idempotencyKey }) {
      requireKey(idempotencyKey);
      const { body } = await read(id);
      const { saysCancelled = false, ...reading } = provider.rereadWebhook(body);
      await tellSettlement(reading);
      const { type, reference, mandateId, accountId, quarantined } = reading;
      const isNew = await store
        .replayWebhook(id, idempotencyKey, {
          type,
          reference,
          mandateId,
          accountId,
          saysCancelled,
          quarantined,
        })
        .catch((error: unknown) => {
          throw error instanceof StoreConflict ? new ProblemError('idempotency_key_reused') : error;
        });
      if (isNew) onDue();
      const { webhook } = await read(id);
      return { webhook: webhookView(webhook), replayed: !isNew };
    },
  };
}

function webhookView({
  id,
  type,
  reference,
  quarantined,
  receivedAt,
  replayedAt,
}: KeptWebhook): ProviderWebhook {
  return {
    id,
    type,
    quarantined,
    receivedAt: iso(receivedAt),
    ...given({ reference, replayedAt: replayedAt === undefined ? undefined : iso(replayedAt) }),
  };
}
