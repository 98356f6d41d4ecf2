import type { MandateTerms } from '../../../contract/mandate-terms.ts';
import { formatMoney } from '../../../contract/money.ts';
import { rhythmInWords } from '../../mandates/fixed-sentences.ts';
import { html, type Markup, nothing } from '../markup.ts';
import { lagosDay } from './lagos-time.ts';

/** What is taken each time, how often and from when on; nothing for a mandate that its merchant debits. */
export function fixedRows(terms: MandateTerms): Markup {
  if (terms.debitType === 'variable') return nothing;
  const { perDebitMinor, schedule, currency } = terms;
  const { firstDebitDate, firstDebitMinor = perDebitMinor } = schedule;
  const first =
    firstDebitMinor === perDebitMinor
      ? nothing
      : html`<small>${formatMoney(firstDebitMinor, currency)} that time</small>`;
  return html`<div><dt>Each payment</dt><dd>${formatMoney(perDebitMinor, currency)}<small>${rhythmInWords(schedule)}</small></dd></div>
<div><dt>First payment</dt><dd>${lagosDay(firstDebitDate)}${first}</dd></div>`;
}
