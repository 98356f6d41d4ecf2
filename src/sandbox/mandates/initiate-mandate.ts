import type {
  WireInitiatedMandate,
  WireInitiateMandateRequest,
} from '../../proxy/providers/mono/mandate-page-wire.ts';
import { faultReply } from '../faults.ts';
import { pageAddress } from '../hosted/page-address.ts';
import { pageScenarioOfAmount } from '../hosted/page-scenarios.ts';
import { toldAddress } from '../hosted/trouble.ts';
import { answered, json, type Reply } from '../reply.ts';
import { takeFault } from '../take-fault.ts';
import { isoTime, type World } from '../world.ts';
import { addMandate } from './add-mandate.ts';
import { dayOf, readDay } from './days.ts';
import { complaintsAbout, type FieldCheck, like, oneOf, optional, validationError } from './field-checks.ts';
import type { Mandate, MandateTerms } from './mandate.ts';
import { refusalNotice, told } from './notices.ts';
import { isReferenceUsed, scheduleIn, signedIsOver, takesSigned } from './taken.ts';
import { scheduleChecks, termsChecks } from './terms-checks.ts';

type Request = WireInitiateMandateRequest;

const bareDay = /^\d{4}-\d{2}-\d{2}$/;

const checks = (today: string, request: Partial<Request>): Readonly<Record<string, FieldCheck>> => {
  const terms = termsChecks(today, request.start_date);
  return {
    ...terms,
    start_date: onBareDays(terms['start_date']),
    end_date: onBareDays(terms['end_date']),
    type: oneOf('recurring-debit'),
    method: request.debit_type === 'fixed' ? optional(oneOf('mandate')) : oneOf('mandate'),
    mandate_type: oneOf('emandate', 'signed', 'gsm', 'sweep'),
    customer: (value) => (customerIdOf(value) === undefined ? 'must be the id of a customer' : undefined),
    redirect_url: optional(like(/^https?:\/\/[^\s/@]+(\/\S*)?$/, 'must be a URL address')),
    ...(request.debit_type === 'fixed' ? scheduleChecks(request, request.start_date) : {}),
  };
};

/** An instant is what a create takes. */
const onBareDays =
  (check: FieldCheck | undefined): FieldCheck =>
  (value) =>
    typeof value === 'string' && bareDay.test(value) ? check?.(value) : 'must be a date such as 2024-05-25';

/** The table says text, the samples have an object. */
function customerIdOf(value: unknown): string | undefined {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** `POST /v2/payments/initiate` of a mandate: makes it, and the page on which its payer names the account and authorises it. */
export function initiateMandate(world: World, body: unknown, calledAt: string): Reply {
  const request = body as Request;
  const complaints = complaintsAbout(body, checks(dayOf(world.clock.now()), request));
  if (complaints.length > 0) return validationError(complaints);
  const scenario = world.forcedPage ?? pageScenarioOfAmount(request.amount);
  world.forcedPage = undefined;
  const { trouble } = scenario;
  const terms = readTerms(world, request);
  if ('kind' in terms) return terms;

  const fault = takeFault(world, `initiate ${scenario.id} ${request.reference}`, trouble.fault);
  if (fault && fault.effect !== 'done') return faultReply(fault.answer, answered(99, {}));
  const mandate = addMandate(world, terms, { trouble });
  const data = initiated(world, mandate, request, calledAt);
  const reply = json(200, told('Payment Initiated Successfully', data));
  return fault ? faultReply(fault.answer, reply) : reply;
}

/** The terms of a request, or what is wrong with them. */
function readTerms(world: World, request: Request): MandateTerms | Reply {
  const refuse = (message: string): Reply => refusalNotice(world, message, { timeIn: 'timestamps' });
  const customer = world.customers.byId(customerIdOf(request.customer) ?? '');
  if (!customer) return refuse('Customer not found. Add a customer and try again');
  if (request.mandate_type === 'signed' && !takesSigned(world)) return refuse(signedIsOver);
  const known = world.mandates.ofReference(request.reference);
  const isTakenAgain = known.some(({ page }) => page?.trouble.takesReferenceAgain);
  if (!isTakenAgain && isReferenceUsed(world, request.reference)) {
    return refuse('Mandate reference already exists');
  }
  return {
    customer,
    reference: request.reference,
    type: request.mandate_type,
    verification: 'transfer_verification',
    schedule: scheduleIn(request),
    redirectUrl: request.redirect_url,
    account: undefined,
    amountMinor: request.amount,
    description: request.description,
    feeBearer: 'business',
    startDay: readDay(request.start_date) ?? '',
    endDay: readDay(request.end_date) ?? '',
    meta: request.meta ?? {},
  };
}

function initiated(
  world: World,
  { id, page, createdAt }: Mandate,
  request: Request,
  calledAt: string,
): Omit<WireInitiatedMandate, 'mono_url'> & { readonly mono_url?: string } {
  const created = isoTime(createdAt);
  const mono_url = toldAddress(
    new URL(pageAddress(world, calledAt, page?.path ?? '/')),
    page?.trouble.address,
  );
  return {
    ...(mono_url === undefined ? {} : { mono_url }),
    mandate_id: id,
    type: request.type,
    ...(request.method === undefined ? {} : { method: request.method }),
    mandate_type: request.mandate_type,
    amount: request.amount,
    description: request.description,
    reference: request.reference,
    customer: customerIdOf(request.customer) ?? '',
    ...(request.redirect_url === undefined ? {} : { redirect_url: request.redirect_url }),
    created_at: created,
    updated_at: created,
    start_date: request.start_date,
    end_date: request.end_date,
  };
}
