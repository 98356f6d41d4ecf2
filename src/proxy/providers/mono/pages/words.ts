/**
 * Words of a message that a refusal is known by. Those of Mono's published bodies are among them; the rest is our reading. Of a refund a message that none of
 * them fits refuses nothing.
 */
export const pageWords = {
  referenceTaken:
    /\breference\b[^.]*\b(already|duplicate|taken|exists|used|unique)\b|\bduplicate\b[^.]*\breference\b/i,
  split: /\b(split|sub[- ]?accounts?|distribution)\b/i,
  payer: /\b(customer|e-?mail|phone|bvn)\b/i,
  alreadyRefunded: /\balready (been )?refunded\b/i,
  refundUnderWay:
    /\brefund\b[^.]*\b(in progress|pending|being processed|processing|initiated|queued|requested|exists)\b/i,
  paymentMissing:
    /\b(payment|transaction|reference)\b[^.]*\b(not found|does not exist)\b|\binvalid reference\b/i,
  tooLittle:
    /\binsufficient\b|\bnot enough\b|\bpayout\b[^.]*\b(settled|paid( out)?|completed)\b|\b(no|not a) pending payout\b/i,
  notRefundable:
    /\b(cannot|can ?not|can't|may not) be refunded\b|\bnot refundable\b|\bnon-refundable\b|\brefunds?\b[^.]*\bnot (allowed|possible|available|supported|enabled|permitted)\b|\bonly (a )?successful\b|\bpayment\b[^.]*\bnot (yet )?(been )?(successful|completed|paid)\b/i,
  accountRefused:
    /\baccount( number)?\b[^.]*\b(invalid|incorrect|not found|does not exist|dormant|inactive|closed|(could|can) ?not be (verified|resolved|found))\b|\b(invalid|incorrect|wrong|unable to (verify|resolve))\b[^.]*\b(account|bank|nip[_ ]?code)\b|\bbank\b[^.]*\b(not found|not supported|unknown)\b/i,
  subAccountExists: /\bsub[- ]?account\b[^.]*\b(already (been )?(exists|added|created)|exists|duplicate)\b/i,
} as const;
