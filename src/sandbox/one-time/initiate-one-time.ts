import type { WireOneTimePayment, WireOneTimeRequest } from '../../proxy/providers/mono/one-time-wire.ts';
import { faultReply } from '../faults.ts';
import { pageAddress } from '../hosted/page-address.ts';
import { toldAddress } from '../hosted/trouble.ts';
import {
  complaintsAbout,
  type FieldCheck,
  object,
  oneOf,
  optional,
  text,
  validationError,
  whole,
} from '../mandates/field-checks.ts';
import { splitChecks, splitEcho } from '../payouts/split.ts';
import { answered, json, type Reply } from '../reply.ts';
import { envelope } from '../resources/envelope.ts';
import { takeFault } from '../take-fault.ts';
import { isoTime, type World } from '../world.ts';
import { giveUpInTime } from './leave.ts';
import type { LinkOrder, PaymentLink } from './link.ts';
import type { LinkScenario } from './scenario.ts';
import { scenarioOfAmount } from './scenarios.ts';
import type { Visit } from './visit.ts';
import { customerChecks, customerOf } from './who-pays.ts';

/** ₦200 and ₦200,000,000, kobo: the limits of the same call for mandates. */
const smallestMinor = 20_000;
const largestMinor = 20_000_000_000;

const address: FieldCheck = (value) => {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  return url && url.protocol !== 'javascript:' && url.protocol !== 'data:'
    ? undefined
    : 'must be a URL address';
};

const checks = (world: World, body: Partial<WireOneTimeRequest>): Readonly<Record<string, FieldCheck>> => ({
  amount: whole(smallestMinor, largestMinor),
  type: oneOf('onetime-debit'),
  method: optional(oneOf('account', 'transfer', 'whatsapp')),
  description: text(1, 255),
  reference: text(10, 100),
  redirect_url: optional(address),
  ...customerChecks(body.customer),
  institution: optional((value) =>
    world.institutions.some(({ _id }) => _id === value) ? undefined : 'must be the id of an institution',
  ),
  auth_method: optional(text(1, 100)),
  meta: optional(object),
  split: optional(splitChecks(world, body.amount)),
});

/** `POST /v2/payments/initiate` of a payment: makes the page on which it can be made. */
export function initiateOneTime(world: World, body: unknown, calledAt: string): Reply {
  const request = body as WireOneTimeRequest;
  const complaints = complaintsAbout(body, checks(world, request));
  if (complaints.length > 0) return validationError(complaints);
  const chosen = world.forcedLink ?? scenarioOfAmount(request.amount);
  world.forcedLink = undefined;
  const behaviour = world.profile.twistLink?.(chosen.behaviour) ?? chosen.behaviour;
  const scenario = { ...chosen, behaviour };
  if (behaviour.refusesFresh || isReferenceUsed(world, request.reference)) {
    return refusal(world, 'Invalid reference, please retry with a unique reference');
  }
  const customer = customerOf(world, request.customer);
  if (!customer) return refusal(world, 'Customer not found. Add a customer and try again');

  const fault = takeFault(world, `initiate ${scenario.id} ${request.reference}`, behaviour.initiation);
  if (fault && fault.effect !== 'done') return faultReply(fault.answer, answered(99, {}));
  const link = addLink(world, scenario, {
    reference: request.reference,
    amountMinor: request.amount,
    method: request.method ?? 'account',
    description: request.description,
    redirectUrl: request.redirect_url,
    customerId: customer.id,
    institution: request.institution,
    authMethod: request.auth_method,
    meta: request.meta,
    split: request.split,
  });
  const data = told(world, link, calledAt);
  const reply = json(200, envelope(world, 'successful', 'Payment Initiated Successfully', data));
  return fault ? faultReply(fault.answer, reply) : reply;
}

/** Payments that came another way use up a reference too. */
const isReferenceUsed = ({ profile, links, payments }: World, reference: string): boolean => {
  const known = links.ofReference(reference);
  if (!profile.deduplicates || known.some((link) => link.scenario.behaviour.takesReferenceAgain))
    return false;
  return known.length > 0 || payments.ofReference(reference).length > 0;
};

const refusal = (world: World, message: string): Reply => json(400, envelope(world, 'failed', message, null));

const idLetters = 10;

function addLink(world: World, scenario: LinkScenario, order: LinkOrder): PaymentLink {
  const link: PaymentLink = {
    ...order,
    id: `OD${world.ids.named('', idLetters).toUpperCase()}`,
    createdAt: world.clock.now(),
    scenario,
    visit: firstVisit(world, order),
    wrongCodes: 0,
    payments: [],
    closedAt: undefined,
    abandonedAt: undefined,
  };
  world.links.add(link);
  giveUpInTime(world, link);
  return link;
}

/** Where the page begins: at the bank that was named, or where its method begins. */
function firstVisit(world: World, { method, institution: id, authMethod }: LinkOrder): Visit {
  if (method === 'transfer') return { at: 'transfer' };
  if (method === 'whatsapp') return { at: 'number' };
  const institution = world.institutions.find(({ _id }) => _id === id);
  const chosen = institution?.auth_methods.find(
    ({ type }) => authMethod === undefined || type === authMethod,
  );
  return institution && chosen ? { at: 'log-in', institution, method: chosen } : { at: 'bank' };
}

function told(world: World, link: PaymentLink, calledAt: string): WireOneTimePayment {
  const created = isoTime(link.createdAt);
  const page = new URL(pageAddress(world, calledAt, `/pages/pay/${link.id}`));
  const mono_url = toldAddress(page, link.scenario.behaviour.address);
  const data = {
    id: link.id,
    type: 'onetime-debit',
    method: link.method,
    amount: link.amountMinor,
    description: link.description,
    reference: link.reference,
    customer: link.customerId,
    ...(link.institution === undefined ? {} : { institution: link.institution }),
    ...(link.authMethod === undefined ? {} : { auth_method: link.authMethod }),
    ...(link.redirectUrl === undefined ? {} : { redirect_url: link.redirectUrl }),
    created_at: created,
    updated_at: created,
    meta: link.meta ?? null,
    liveMode: world.liveMode,
    ...(link.split ? { split: splitEcho(link.split, world.profile.linkSplitEcho) } : {}),
  } as const;
  return (mono_url === undefined ? data : { ...data, mono_url }) as WireOneTimePayment;
}
