import type { WireMandateRequest } from '../../proxy/providers/mono/mandate-wire.ts';
import { faultReply } from '../faults.ts';
import { pageAddress } from '../hosted/page-address.ts';
import { answered, json, type Reply } from '../reply.ts';
import { takeFault } from '../take-fault.ts';
import type { World } from '../world.ts';
import { complaintAboutAccount } from './account-checks.ts';
import { addMandate } from './add-mandate.ts';
import { nameOf } from './customer-book.ts';
import { dayOf, readDay } from './days.ts';
import {
  complaintsAbout,
  digits,
  type FieldCheck,
  oneOf,
  optional,
  text,
  validationError,
} from './field-checks.ts';
import type { Mandate, MandateTerms } from './mandate.ts';
import { mandateBankOf } from './mandate-banks.ts';
import { refusalNotice, told } from './notices.ts';
import { scenarioOfAccount } from './scenarios.ts';
import { isReferenceUsed, scheduleIn, signedIsOver, takesSigned } from './taken.ts';
import { scheduleChecks, termsChecks } from './terms-checks.ts';
import { createdMandate, selfieMandate, signedMandate } from './wire-of.ts';

const checks = (
  today: string,
  request: Partial<WireMandateRequest>,
): Readonly<Record<string, FieldCheck>> => ({
  customer: text(1, 100),
  mandate_type: oneOf('emandate', 'signed'),
  ...termsChecks(today, request.start_date),
  account_number: digits(10),
  bank_code: text(1, 10),
  fee_bearer: optional(oneOf('business', 'customer')),
  verification_method: optional(oneOf('transfer_verification', 'selfie_verification')),
  ...(request.debit_type === 'fixed' ? scheduleChecks(request, request.start_date) : {}),
});

/** `POST /v3/payments/mandates`: an e-mandate, authorised by a transfer or a selfie, or a signed one. */
export function createMandate(world: World, body: unknown, calledAt: string): Reply {
  const request = body as WireMandateRequest;
  const complaints = complaintsAbout(body, checks(dayOf(world.clock.now()), request ?? {}));
  if (complaints.length > 0) return validationError(complaints);
  const terms = readTerms(world, request);
  if ('kind' in terms) return terms;

  const scenario = scenarioOfAccount(request.account_number);
  const { creation } = scenario.behaviour;
  const fault =
    creation && 'fault' in creation
      ? takeFault(world, `${scenario.id} ${request.account_number}`, creation.fault)
      : undefined;
  if (fault && fault.effect !== 'done') return faultReply(fault.answer, answered(99, {}));
  const reply = answerOf(world, addMandate(world, terms), calledAt);
  return fault ? faultReply(fault.answer, reply) : reply;
}

/** The terms of a request, or what is wrong with them. */
function readTerms(world: World, request: WireMandateRequest): MandateTerms | Reply {
  const refuse = (message: string): Reply => refusalNotice(world, message, { timeIn: 'timestamps' });
  const { reference, account_number: number, verification_method: verification } = request;
  const customer = world.customers.byId(request.customer);
  if (!customer) return refuse('Customer not found. Add a customer and try again');
  if (request.mandate_type === 'signed' && !takesSigned(world)) return refuse(signedIsOver);
  if (verification === 'selfie_verification' && !world.profile.takesSelfies) {
    return refuse('Biometric verification is not enabled for this business');
  }
  const bank = mandateBankOf(request.bank_code);
  if (!bank?.direct_debit) return refuse('This bank does not support direct debit');
  if (isReferenceUsed(world, reference)) return refuse('Mandate reference already exists');
  const startDay = readDay(request.start_date) ?? '';
  const complaint = complaintAboutAccount(world, { bank, number }, startDay);
  if (complaint !== undefined) return refuse(complaint);
  return {
    customer,
    reference,
    type: request.mandate_type,
    verification: verification ?? 'transfer_verification',
    schedule: scheduleIn(request),
    redirectUrl: undefined,
    account: { bank, number, holder: nameOf(customer).toUpperCase() },
    amountMinor: request.amount,
    description: request.description,
    feeBearer: request.fee_bearer ?? 'business',
    startDay,
    endDay: readDay(request.end_date) ?? '',
    meta: request.meta ?? {},
  };
}

const answerOf = (world: World, mandate: Mandate, calledAt: string): Reply => {
  if (mandate.type === 'signed') {
    return json(
      200,
      told(
        'Mandate created successfully. Awaiting bank approval. The approval process takes between 24-48 hours for processing.',
        signedMandate(world, mandate),
      ),
    );
  }
  return mandate.page
    ? json(
        200,
        told(
          'Mandate created successfully',
          selfieMandate(world, mandate, pageAddress(world, calledAt, mandate.page.path)),
        ),
      )
    : json(
        200,
        told(
          'To proceed, please authorize this mandate by transferring N50.00 to any of the listed banks below',
          createdMandate(world, mandate),
        ),
      );
};
