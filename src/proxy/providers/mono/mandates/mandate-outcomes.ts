import { failureRowsOf, leftoverRowsOf } from '../explicit/every-call-rows.ts';
import { createExplicitTable } from '../explicit/table.ts';
import { mandateAccessRows } from './outcomes/access-rows.ts';
import { actionRows } from './outcomes/action-rows.ts';
import { debitRows } from './outcomes/debit-rows.ts';
import { everyMandateCall, type MandateRow } from './outcomes/row.ts';
import { setupRows } from './outcomes/setup-rows.ts';

const answerRows: readonly MandateRow[] = [
  ...mandateAccessRows,
  ...actionRows,
  ...setupRows,
  ...debitRows,
  ...leftoverRowsOf('mandate', everyMandateCall),
];

/**
 * The reviewed table of the calls about mandates. The first row that fits decides, and the last fits whatever no other does. Only rows with explicit words,
 * a code or a field say that a debit was not made.
 */
export const mandateOutcomes = createExplicitTable(failureRowsOf('mandate', everyMandateCall), answerRows);
