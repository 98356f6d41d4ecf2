import { Sealed } from '../../contract/sealed.ts';
import type { Clock } from '../clock.ts';
import type { SplitSettlement } from '../providers/page-provider.ts';
import type { Provider } from '../providers/provider.ts';
import { StoreConflict } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { newWebhookId, type Random } from './ids.ts';
import type { WebhookInbox } from './service.ts';
import { settlementNotice } from './settlement-notice.ts';

/** Keeps a provider's webhook and makes verify due. Its text never sets a result. */
export function createInbox(options: {
  store: Store;
  provider: Provider;
  clock: Clock;
  random: Random;
  onDue: () => void;
}): WebhookInbox {
  const { store, provider, clock, random, onDue } = options;

  /** Kept before the webhook is: what dies in between is brought again by the provider, and is the same notification then. */
  async function tell(dedupeKey: string, settlement: SplitSettlement): Promise<void> {
    const notice = settlementNotice(dedupeKey, settlement, provider.mode, clock.now());
    await store
      .transaction((tx) => tx.insertNotification(notice))
      .catch((error: unknown) => {
        if (!(error instanceof StoreConflict)) throw error;
      });
  }

  return {
    async receive(message) {
      const read = provider.readWebhook(message);
      if (!read.accepted) return 'rejected';
      if (read.settlement) await tell(read.dedupeKey, read.settlement);
      const isNew = await store.keepWebhook({
        id: newWebhookId(random),
        dedupeKey: `${provider.name}:${read.dedupeKey}`,
        type: read.type,
        reference: read.reference,
        mandateId: read.mandateId,
        accountId: read.accountId,
        saysCancelled: read.saysCancelled ?? false,
        quarantined: read.quarantined,
        body: new Sealed(Buffer.from(message.body).toString('base64')),
        receivedAt: clock.now(),
        replayedAt: undefined,
        replayKey: undefined,
      });
      if (!isNew && !read.quarantined) return 'kept';
      if (read.quarantined) await store.ringUnsettled();
      onDue();
      return 'kept';
    },
  };
}
