import { Sealed } from '../../src/contract/sealed.ts';
import type { InboxRecord } from '../../src/proxy/store/records.ts';
import type { World } from './world.ts';

/** A webhook of the provider's that was kept now, as far as a test does not say otherwise. */
export function keptWebhook({ clock }: World, told: Partial<InboxRecord> = {}): InboxRecord {
  return {
    id: 'wh_1',
    dedupeKey: 'scripted:1',
    type: 'mandate',
    reference: undefined,
    mandateId: undefined,
    saysCancelled: false,
    quarantined: false,
    body: new Sealed(''),
    receivedAt: clock.now(),
    replayedAt: undefined,
    replayKey: undefined,
    ...told,
  };
}
