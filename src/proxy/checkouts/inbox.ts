import { Sealed } from '../../contract/sealed.ts';
import type { Clock } from '../clock.ts';
import type { Provider } from '../providers/provider.ts';
import type { Store } from '../store/store.ts';
import { newWebhookId, type Random } from './ids.ts';
import type { WebhookInbox } from './service.ts';
import type { TellSettlement } from './settlement-notice.ts';

/** Keeps a provider's webhook and makes verify due. Its text never sets a result. */
export function createInbox(options: {
  store: Store;
  provider: Provider;
  clock: Clock;
  random: Random;
  tellSettlement: TellSettlement;
  onDue: () => void;
}): WebhookInbox {
  const { store, provider, clock, random, tellSettlement, onDue } = options;

  return {
    async receive(message) {
      const read = provider.readWebhook(message);
      if (!read.accepted) return 'rejected';
      await tellSettlement(read);
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
