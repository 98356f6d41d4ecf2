/**
 * Words in a message that an explicit refusal is known by. No error body of a charge or a capture is published, so these are our reading
 * of the one for commit and of what banks write; a message that none of them fits refuses nothing.
 */
export const words = {
  session: /session/i,
  key: /\bkey\b/i,
  sessionOver:
    /\bsession\b[^.]*\b(expired|ended|invalid|not found|timed out)\b|\b(expired|invalid)\b[^.]*\bsession\b/i,
  wrongAnswer:
    /\b(invalid|incorrect|wrong|expired)\s+(\w+\s+){0,2}(otp|token|pin|answer|passcode|captcha|one[- ]time password|(verification|security|sms) code)\b|\b(otp|token|pin|answer|passcode|captcha|one[- ]time password|(verification|security|sms) code)\b[^.,;:]{0,40}\b(invalid|incorrect|wrong|expired|mismatch|not (valid|correct))\b/i,
  notAnAnswer: /\b(session|api|key|access|auth(entication|orization)?)\b/i,
  noFunds:
    /\binsufficient (funds?|balance)\b|\bnot enough (funds?|money|balance)\b|\b(funds?|balance)\b[^.]*\binsufficient\b/i,
  dormant: /\bdormant\b|\binactive account\b|\baccount (is )?inactive\b/i,
  overLimit: /\blimit\b[^.]*\b(exceeded|reached)\b|\b(exceed(s|ed)?|above|over)\b[^.]*\blimit\b/i,
  notALimitOfTheAccount: /\b(rate limit|api|too many requests|requests? limit)\b/i,
  locked:
    /\baccount\b[^.]*\b(locked|blocked|restricted|frozen|suspended)\b|\b(locked|blocked)\b[^.]*\baccount\b|\bpost no debit\b|\btoo many (wrong |failed |invalid |incorrect )?(attempts|tries)\b/i,
  notThePayersAccount: /\b(merchant|partner)\b/i,
  loginLocked:
    /\b(locked|blocked|suspended|disabled)\b|\btoo many (wrong |failed |invalid |incorrect )?(attempts|tries)\b/i,
  detailsChanged:
    /\b(password|credentials?|details)\b[^.]*\b(changed|has expired|have expired)\b|\bre-?authori[sz]/i,
  loginDetails: /\b(user ?name|user ?id|password|login (details|credentials))\b/i,
  declined:
    /\b(declined|rejected|not permitted) by (the |your )?bank\b|\bdo not honou?r\b|\btransaction not permitted\b/i,
  notFound: /\binvalid reference\b|\bpayment not found\b/i,
  referenceTaken:
    /\bduplicate\b[^.]*\breference\b|\bunique reference\b|\breference\b[^.]*\b(already|duplicate|taken|exists)\b/i,
} as const;
