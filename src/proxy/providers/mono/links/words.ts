/** Words of a message that a refusal is known by. The 400 of the list is published; the rest is our reading of it. */
export const linkWords = {
  payer: /\b(customer|e-?mail)\b/i,
  accountMissing:
    /\baccount\b[^.]*\b(not found|does not exist|invalid|unlinked|disconnected)\b|\binvalid (account|account id|id)\b|\bno (such )?account\b/i,
  parameterRefused: /\binvalid\b[^.]*\bparameter\b/i,
  notAllowed: /\b(scope|permission|not (allowed|permitted|authori[sz]ed|enabled))\b/i,
} as const;
