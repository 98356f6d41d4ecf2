/**
 * Words of a message that a refusal is known by. Those of Mono's published bodies are among them; the rest is our reading of its tables of
 * errors and of its guides. A message that none of them fits is no more than a refusal without a reason, and of a debit not even that.
 */
export const mandateWords = {
  customerExists: /\bcustomer already exists\b|\bcustomer\b[^.]*\bsimilar credentials\b/i,
  customerMissing: /\bcustomer (was )?not found\b|\binvalid customer( id)?\b|\bcustomer does not exist\b/i,
  referenceTaken:
    /\breference\b[^.]*\b(already|duplicate|taken|exists|used|unique)\b|\bduplicate\b[^.]*\breference\b/i,
  startDateTaken: /\bstart[ _]date\b[^.]*\balready in use\b/i,
  otherWaiting:
    /\b(another|existing|previous|pending|unapproved|a)\b[^.]*\bmandate\b[^.]*\b(pending|awaiting|waiting|not (yet )?approved|unapproved|in progress)\b|\b(pending|unapproved) mandate\b[^.]*\baccount\b|\bwait for ((the|its) )?approval\b/i,
  notOffered:
    /\b(signed|sweep|gsm|global standing|selfie|biometric|mandate[ _]type|verification[ _]method)\b[^.]*\b(no longer|not) (yet )?(been )?(supported|available|enabled|allowed|offered|accepted|activated|permitted)\b/i,
  nameDiffers: /\bnames?\b[^.]*\b(match|mismatch|differs?|different)\b|\bmismatch\b[^.]*\bnames?\b/i,
  accountRefused:
    /\baccount( number)?\b[^.]*\b(invalid|incorrect|not found|does not exist|dormant|inactive|closed|restricted|(could|can) ?not be (verified|resolved|found))\b|\b(invalid|incorrect|wrong|dormant|unable to (verify|resolve))\b[^.]*\baccount\b|\bbank\b[^.]*\bnot support(ed)?\b|\b(invalid|unknown|unsupported) bank\b/i,
  bvnRefused:
    /\bbvn\b[^.]*\b(invalid|incorrect|not found|mismatch|match|digits)\b|\b(invalid|incorrect)\b[^.]*\bbvn\b/i,
  alreadyPaused: /\balready (paused|suspended)\b/i,
  alreadyActive: /\balready (active|reinstated)\b/i,
  alreadyCancelled: /\balready (been )?cancell?ed\b/i,
  notReady:
    /\bnot (yet )?(been )?(ready|approved|active|authori[sz]ed)\b|\bmandate\b[^.]*\b(is (now )?(paused|suspended|inactive|pending)|awaiting|initiated)\b/i,
  mandateOver: /\bmandate\b[^.]*\b(cancell?ed|expired|rejected|deleted|no longer)\b/i,
  mandateMissing:
    /\bmandate( code)?\b[^.]*\b(incorrect|invalid|does not exist|not found)\b|\b(invalid|unknown) mandate\b/i,
  debitMissing:
    /\b(debit|transaction|payment|reference)\b[^.]*\b(not found|does not exist)\b|\binvalid reference\b/i,
  aboveCap:
    /\b(amount|debit|total)\b[^.]*\b(exceeds?|exceeded|greater|more|above|over|higher|less|minimum|maximum)\b|\binsufficient mandate balance\b/i,
  fixed: /\bfixed\b[^.]*\bmandate|\bmandate\b[^.]*\bfixed\b|\bnot supported for\b[^.]*\bmandate\b/i,
  locked:
    /\block(ed)?\b|\btoo many failed\b|\bfailed (debit|attempt|transaction)s?\b|\b(daily|day)\b[^.]*\b(limit|attempts?|debits?)\b/i,
  notALock: /\b(rate limit|requests?|api)\b/i,
} as const;
