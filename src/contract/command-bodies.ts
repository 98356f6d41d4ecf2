import * as v from 'valibot';
import type { customerAsks } from './mandate-view.ts';
import { pageMethods } from './provider-page.ts';
import type { Command } from './steps.ts';

const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** What a payer typed into a bank's form: field name to text. Bounded, since it is passed on and never looked into. */
export const TypedFieldsSchema = v.pipe(
  v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(64)), v.pipe(v.string(), v.maxLength(512))),
  v.maxEntries(12),
);
export type TypedFields = v.InferOutput<typeof TypedFieldsSchema>;

/** A NUBAN: ten digits. Spaces and hyphens that were typed or pasted are taken out by the page. */
export const AccountNumberSchema = v.pipe(v.string(), v.regex(/^\d{10}$/));
/** Eleven digits. */
export const BvnSchema = v.pipe(v.string(), v.regex(/^\d{11}$/));

const detail = (max: number) => v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(max)));

/** What a payer told of themselves: only what the view asked for. Passed on to the provider's customer record and not kept. */
export const CustomerDetailsSchema = v.strictObject({
  firstName: detail(60),
  lastName: detail(60),
  businessName: detail(120),
  email: v.exactOptional(v.pipe(v.string(), v.email(), v.maxLength(200))),
  phone: v.exactOptional(v.pipe(v.string(), v.regex(/^\+?\d{10,15}$/))),
  address: detail(100),
  bvn: v.exactOptional(BvnSchema),
} satisfies Record<(typeof customerAsks)[number], v.GenericSchema | unknown>);
export type CustomerDetails = v.InferOutput<typeof CustomerDetailsSchema>;

const bare = v.strictObject({ version });
const typed = v.strictObject({ version, fields: TypedFieldsSchema });

/** Body of `POST /v1/session/steps/{command}`, per command. Unknown keys are refused: a page can never send an amount. */
export const commandBodies = {
  'choose-way': v.variant('way', [
    v.strictObject({ version, way: v.literal('bank') }),
    v.strictObject({ version, way: v.literal('provider-page'), method: v.picklist(pageMethods) }),
  ]),
  'choose-bank': v.strictObject({ version, bankId: id }),
  'choose-method': v.strictObject({ version, methodId: id }),
  'log-in': typed,
  answer: typed,
  'choose-account': v.strictObject({ version, accountId: id }),
  pay: bare,
  authorise: typed,
  returned: bare,
  'start-over': bare,
  'try-again': bare,
  /** Without `accountNumber` the one that the view shows is used: entered before, or linked. */
  'enter-account': v.strictObject({
    version,
    accountNumber: v.exactOptional(AccountNumberSchema),
    details: CustomerDetailsSchema,
  }),
  'enter-details': v.strictObject({ version, details: CustomerDetailsSchema }),
  /** `hash` is that of the text that was shown; another one is refused. */
  'accept-terms': v.strictObject({ version, hash: id }),
  'agree-sharing': bare,
  'transfer-sent': bare,
  restart: bare,
  'go-back': bare,
  'change-way': bare,
  'change-method': bare,
  'change-bank': bare,
  cancel: bare,
} as const satisfies Record<Command, v.GenericSchema>;

export type CommandBody<C extends Command> = v.InferOutput<(typeof commandBodies)[C]>;
