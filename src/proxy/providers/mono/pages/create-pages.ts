import type { Clock } from '../../../clock.ts';
import type { PageProvider } from '../../page-provider.ts';
import type { Send } from '../client.ts';
import { createAsk } from '../explicit/caller.ts';
import type { ToPage } from '../translate-page.ts';
import { openPage } from './open-page.ts';
import { pageOutcomes } from './page-outcomes.ts';
import type { PageTimeouts } from './page-settings.ts';
import { refund } from './refund.ts';
import { refundOutcomes } from './refund-outcomes.ts';
import { subAccountListOutcomes, subAccountOutcomes } from './sub-account-outcomes.ts';
import { subAccountCalls } from './sub-accounts.ts';

/** Mono's page for a payment, refunds and sub-accounts behind the interface that the rules call. `mandatePageMs` is how long that of a mandate may take. */
export function createPages(options: {
  readonly send: Send;
  readonly clock: Clock;
  readonly timeouts: PageTimeouts;
  readonly mandatePageMs: number;
  readonly toPage: ToPage;
}): PageProvider {
  const { send, clock, timeouts, mandatePageMs, toPage } = options;
  const still = { send, timeouts, movesMoney: [] };
  return {
    methods: ['account', 'transfer', 'whatsapp'],
    patienceMs: (call) => (call === 'open-mandate-page' ? mandatePageMs : timeouts[call]),
    open: openPage(createAsk({ ...still, table: pageOutcomes }), toPage),
    refund: refund(createAsk({ send, timeouts, table: refundOutcomes, movesMoney: ['refund'] })),
    ...subAccountCalls({
      askCreate: createAsk({ ...still, table: subAccountOutcomes }),
      askList: createAsk({ ...still, table: subAccountListOutcomes }),
      clock,
      listMs: timeouts['list-sub-accounts'],
    }),
  };
}
