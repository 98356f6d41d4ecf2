import { type ConversionConfig, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { BreakListSchema, BreakSchema } from '../../contract/breaks.ts';
import { CustomerSchema } from '../../contract/customer.ts';
import {
  LinkedAccountListSchema,
  LinkedBankAccountSchema,
  ReadLinkedBankAccountSchema,
} from '../../contract/link-api.ts';
import { LinkViewSchema } from '../../contract/link-view.ts';
import {
  BalanceSchema,
  CreateDebitSchema,
  DebitListSchema,
  DebitSchema,
  MandateListSchema,
  MandateSchema,
  ResolveDebitSchema,
  SplitSchema,
} from '../../contract/mandate-api.ts';
import {
  LinkedAccountSchema,
  MandateOrderSchema,
  MandateScheduleSchema,
  MandateTermsSchema,
} from '../../contract/mandate-terms.ts';
import {
  MandateBankSchema,
  MandateViewSchema,
  TransferDestinationSchema,
} from '../../contract/mandate-view.ts';
import {
  CheckoutEventListSchema,
  CheckoutEventSchema,
  CheckoutListSchema,
  CheckoutSchema,
  CreateCheckoutSchema,
  NotificationSchema,
  PaymentSchema,
  RefundCheckoutSchema,
  RefundSchema,
  ResolveCheckoutSchema,
} from '../../contract/merchant-api.ts';
import { PaymentViewSchema } from '../../contract/payment-view.ts';
import { ProblemSchema } from '../../contract/problem.ts';
import { ProviderWebhookListSchema, ProviderWebhookSchema } from '../../contract/provider-webhooks.ts';
import { OpenedPageSchema, SessionViewSchema } from '../../contract/session.ts';
import { SettlementNotificationSchema, SplitSettlementSchema } from '../../contract/settlement.ts';
import {
  CreateSubAccountSchema,
  SubAccountListSchema,
  SubAccountSchema,
} from '../../contract/sub-accounts.ts';
import { BankPageSchema, BankSchema } from '../../contract/view-parts.ts';
import { examples, fieldWords } from './api-words.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Schemas that have a name in the OpenAPI document; all others stand where they are used. */
export const namedSchemas = {
  CreateCheckout: CreateCheckoutSchema,
  CreatePayment: CreateCheckoutSchema.options[0],
  CreateMandate: CreateCheckoutSchema.options[1],
  CreateLink: CreateCheckoutSchema.options[2],
  Checkout: CheckoutSchema,
  PaymentCheckout: CheckoutSchema.options[0],
  MandateCheckout: CheckoutSchema.options[1],
  LinkCheckout: CheckoutSchema.options[2],
  CheckoutList: CheckoutListSchema,
  Payment: PaymentSchema,
  RefundCheckout: RefundCheckoutSchema,
  Refund: RefundSchema,
  Customer: CustomerSchema,
  MandateOrder: MandateOrderSchema,
  VariableOrder: MandateOrderSchema.options[0],
  FixedOrder: MandateOrderSchema.options[1],
  MandateSchedule: MandateScheduleSchema,
  RhythmSchedule: MandateScheduleSchema.options[0],
  IntervalSchedule: MandateScheduleSchema.options[1],
  MandateTerms: MandateTermsSchema,
  VariableTerms: MandateTermsSchema.options[0],
  FixedTerms: MandateTermsSchema.options[1],
  LinkedAccount: LinkedAccountSchema,
  Mandate: MandateSchema,
  MandateList: MandateListSchema,
  CreateDebit: CreateDebitSchema,
  Split: SplitSchema,
  Debit: DebitSchema,
  DebitList: DebitListSchema,
  ResolveDebit: ResolveDebitSchema,
  Balance: BalanceSchema,
  LinkedBankAccount: LinkedBankAccountSchema,
  ReadLinkedBankAccount: ReadLinkedBankAccountSchema,
  LinkedAccountList: LinkedAccountListSchema,
  ResolveCheckout: ResolveCheckoutSchema,
  CheckoutEvent: CheckoutEventSchema,
  CheckoutEventList: CheckoutEventListSchema,
  Notification: NotificationSchema,
  SettlementNotification: SettlementNotificationSchema,
  SplitSettlement: SplitSettlementSchema,
  CreateSubAccount: CreateSubAccountSchema,
  SubAccount: SubAccountSchema,
  SubAccountList: SubAccountListSchema,
  Break: BreakSchema,
  BreakList: BreakListSchema,
  ProviderWebhook: ProviderWebhookSchema,
  ProviderWebhookList: ProviderWebhookListSchema,
  Problem: ProblemSchema,
  SessionView: SessionViewSchema,
  PaymentView: PaymentViewSchema,
  MandateView: MandateViewSchema,
  LinkView: LinkViewSchema,
  MandateBank: MandateBankSchema,
  TransferDestination: TransferDestinationSchema,
  OpenedPage: OpenedPageSchema,
  Bank: BankSchema,
  BankPage: BankPageSchema,
} as const satisfies Record<string, v.GenericSchema>;

const conversion: ConversionConfig = {
  target: 'draft-2020-12',
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  overrideSchema: ({ valibotSchema }) =>
    valibotSchema === ProblemSchema.entries.view.wrapped ? refTo('SessionView') : undefined,
};

/** All named schemas with what a reader should know about their fields, and an example where there is one. */
export function describedSchemas(): Json {
  const described = Object.entries(toJsonSchemaDefs(namedSchemas, conversion)).map(([name, schema]) => {
    const { $schema: _, properties, ...rest } = schema as Json;
    const words = fieldWords[name];
    const example = examples[name];
    return [
      name,
      {
        ...rest,
        ...(properties ? { properties: withWords(properties as Readonly<Record<string, Json>>, words) } : {}),
        ...(example ? { examples: [example] } : {}),
      },
    ] as const;
  });
  return Object.fromEntries(described);
}

function withWords(
  properties: Readonly<Record<string, Json>>,
  words: Readonly<Record<string, string>> = {},
): Json {
  return Object.fromEntries(
    Object.entries(properties).map(([field, schema]) => [
      field,
      words[field] === undefined ? schema : { ...schema, description: words[field] },
    ]),
  );
}

/** A schema where it is used: by its name where it has one. */
export function schemaOf(schema: v.GenericSchema): Json {
  for (const [name, named] of Object.entries(namedSchemas)) if (named === schema) return refTo(name);
  const {
    $schema: _,
    $defs: __,
    ...rest
  } = toJsonSchema(schema, { ...conversion, definitions: namedSchemas });
  return rest;
}

export function refTo(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}
