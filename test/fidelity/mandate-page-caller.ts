import type { SandboxOptions } from '../../src/sandbox/create-sandbox.ts';
import { createMandateCaller, dataOf, type MandateCaller } from './mandate-caller.ts';
import { type PageVisitor, visit } from './page-visitor.ts';

type Changes = Readonly<Record<string, unknown>>;

/** The published initiate of a variable e-mandate, with the days and numbers of this test. */
export const initiateOrderOf = async (caller: MandateCaller, changes: Changes = {}) => ({
  amount: 5_000_000,
  type: 'recurring-debit',
  method: 'mandate',
  mandate_type: 'emandate',
  debit_type: 'variable',
  description: 'Fabric club',
  reference: 'ADIREPAGE00000000001',
  redirect_url: 'https://adirelane.example/back',
  customer: { id: await caller.customer() },
  start_date: '2026-11-22',
  end_date: '2027-11-22',
  meta: {},
  ...changes,
});

export interface OpenedMandatePage {
  readonly caller: MandateCaller;
  readonly id: string;
  readonly page: PageVisitor & { readonly address: string };
}

/** A payer in front of the page of a new mandate. */
export async function openMandatePage(
  changes: Changes = {},
  options: Partial<SandboxOptions> = {},
): Promise<OpenedMandatePage> {
  const caller = createMandateCaller(options);
  const answer = await caller.post('/v2/payments/initiate', await initiateOrderOf(caller, changes));
  const { mandate_id: id, mono_url: address } = dataOf<{ mandate_id: string; mono_url: string }>(answer);
  return { caller, id, page: { ...visit(caller.sandbox, address), address } };
}
