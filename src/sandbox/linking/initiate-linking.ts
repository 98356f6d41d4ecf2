import type { WireLinkRequest, WireOpenedLink } from '../../proxy/providers/mono/link-wire.ts';
import type { WireInstitution } from '../../proxy/providers/mono/wire.ts';
import { faultReply } from '../faults.ts';
import { pageAddress } from '../hosted/page-address.ts';
import { pageScenarios } from '../hosted/page-scenarios.ts';
import { toldAddress } from '../hosted/trouble.ts';
import {
  complaintsAbout,
  type FieldCheck,
  like,
  object,
  oneOf,
  optional,
  text,
  validationError,
} from '../mandates/field-checks.ts';
import { customerOf } from '../one-time/who-pays.ts';
import { answered, json, type Reply } from '../reply.ts';
import { envelope } from '../resources/envelope.ts';
import { isoTime, type World } from '../world.ts';
import type { ChosenBank, Linking } from './linking.ts';

const checks = (world: World, request: Partial<WireLinkRequest>): Readonly<Record<string, FieldCheck>> => ({
  customer: object,
  'customer.name': text(1, 150),
  'customer.email': like(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an email'),
  scope: oneOf('auth'),
  meta: optional(object),
  'meta.ref': optional(text(1, 100)),
  redirect_url: optional(like(/^https?:\/\/[^\s/@]+(\/\S*)?$/, 'must be a URL address')),
  institution: optional((value) =>
    bankOf(world.institutions, value as WireLinkRequest['institution'])
      ? undefined
      : 'must name an institution and one of its authentication methods',
  ),
  ...(request?.institution === undefined
    ? {}
    : { 'institution.id': text(1, 100), 'institution.auth_method': text(1, 100) }),
});

/** Entries that share an id are told apart by their methods. */
function bankOf(
  institutions: readonly WireInstitution[],
  wanted: WireLinkRequest['institution'],
): ChosenBank | undefined {
  return institutions
    .filter(({ _id }) => _id === wanted?.id)
    .flatMap((institution) => institution.auth_methods.map((method) => ({ institution, method })))
    .find(({ method }) => method.type === wanted?.auth_method);
}

/** `POST /v2/accounts/initiate`: makes the page on which an account is linked. */
export function initiateLinking(world: World, body: unknown, calledAt: string): Reply {
  const request = body as WireLinkRequest;
  const complaints = complaintsAbout(body, checks(world, request));
  if (complaints.length > 0) return validationError(complaints);
  const scenario = world.forcedPage ?? pageScenarios[0];
  const { trouble } = scenario;
  const { fault } = trouble;
  world.forcedPage = undefined;
  if (fault && fault.effect !== 'done') return faultReply(fault.answer, answered(99, {}));

  const customer = customerOf(world, request.customer);
  if (!customer) throw new Error('A customer with a name is always found or made');
  const bank = bankOf(world.institutions, request.institution);
  const linking: Linking = {
    code: `AL${world.ids.named('', 12).toUpperCase()}`,
    customer,
    ref: request.meta?.ref,
    redirectUrl: request.redirect_url,
    trouble,
    createdAt: world.clock.now(),
    visit: bank ? { at: 'log-in', ...bank } : { at: 'bank' },
    isClosed: false,
  };
  world.linkings.open(linking);
  const data = opened(world, linking, request, calledAt);
  const reply = json(200, envelope(world, 'successful', 'Request was succesfully completed', data));
  return fault ? faultReply(fault.answer, reply) : reply;
}

function opened(
  world: World,
  { code, customer, createdAt, trouble }: Linking,
  { meta, redirect_url }: WireLinkRequest,
  calledAt: string,
): Omit<WireOpenedLink, 'mono_url'> & { readonly mono_url?: string } {
  const mono_url = toldAddress(new URL(pageAddress(world, calledAt, `/pages/link/${code}`)), trouble.address);
  return {
    ...(mono_url === undefined ? {} : { mono_url }),
    customer: customer.id,
    meta: meta ?? {},
    scope: 'auth',
    ...(redirect_url === undefined ? {} : { redirect_url }),
    created_at: isoTime(createdAt),
  };
}
