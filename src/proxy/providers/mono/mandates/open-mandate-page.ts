import type {
  MandatePageProvider,
  OpenedMandatePage,
  PageMandateOrder,
} from '../../mandate-page-provider.ts';
import type { WireInitiateMandateRequest } from '../mandate-page-wire.ts';
import { asRecord, exactText, pick, type Reading } from '../reading.ts';
import type { ToPage } from '../translate-page.ts';
import type { AskMandate } from './mandate-caller.ts';
import type { MandateSettings } from './mandate-settings.ts';
import { identity } from './read-mandate.ts';
import { toWireSchedule } from './wire-schedule.ts';

/** Mandates on Mono's own page (Initiate Mandate Authorisation). */
export function createMandatePages(options: {
  readonly ask: AskMandate;
  readonly settings: MandateSettings;
  readonly toPage: ToPage;
}): MandatePageProvider {
  const { ask, toPage } = options;
  const { sweepName, timeouts } = options.settings;
  return {
    patienceMs: () => timeouts['open-mandate-page'],
    open(sealed) {
      const order = sealed.open();
      const body = toRequest(order, sweepName);
      return ask('open-mandate-page', { method: 'POST', path: 'v2/payments/initiate', body }, (answer) =>
        toOpened(answer, order, toPage),
      );
    },
  };
}

function toRequest(
  order: PageMandateOrder,
  sweepName: MandateSettings['sweepName'],
): WireInitiateMandateRequest {
  const { schedule } = order;
  return {
    amount: order.amountMinor,
    type: 'recurring-debit',
    method: 'mandate',
    mandate_type: order.type === 'sweep' ? sweepName : order.type,
    debit_type: schedule ? 'fixed' : 'variable',
    description: order.description,
    reference: order.reference,
    customer: { id: order.customerId },
    redirect_url: order.returnUrl,
    start_date: order.startDate,
    end_date: order.endDate,
    ...(schedule ? toWireSchedule(schedule, (day) => day) : {}),
    meta: {},
  };
}

/** Undefined where it tells of another mandate than the one ordered, or of a page that nobody may be sent to. */
function toOpened({ data }: Reading, order: PageMandateOrder, toPage: ToPage): OpenedMandatePage | undefined {
  const record = asRecord(data);
  const providerId = exactText(pick(record, 'mandate_id', 'mandateId'), 64);
  const page = toPage(pick(record, 'mono_url', 'monoUrl'));
  if (!page || providerId === undefined || !identity.test(providerId)) return undefined;
  return record['reference'] === order.reference ? { ...page, providerId } : undefined;
}
