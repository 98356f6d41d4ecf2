import * as v from 'valibot';
import { type Currency, MAX_AMOUNT_MINOR } from './money.ts';

export const CurrencySchema = v.picklist(['NGN'] satisfies Currency[]);

/** A positive whole number of minor units (kobo for NGN). Fractions, strings and anything above the limit are refused. */
export const AmountMinorSchema = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(1),
  v.maxValue(MAX_AMOUNT_MINOR),
);
