import type { Call } from './http-line.ts';

let altered = 0;

/** The same webhook with the right secret and something in it that is not so: the reference of `other`, or an amount or currency of nobody. */
export function alteredWebhook(
  how: 'other-reference' | 'other-amount' | 'other-currency',
  call: Call,
  other: Call,
): Call {
  const text = call.body.toString();
  const body =
    how === 'other-reference'
      ? text.replaceAll(
          /"reference":"[^"]*"/g,
          () =>
            /"reference":"[^"]*"/.exec(other.body.toString())?.[0] ?? '"reference":"NOBODYS0000000000000"',
        )
      : how === 'other-amount'
        ? text.replaceAll(/"amount":\d+/g, '"amount":100')
        : text.replaceAll('"NGN"', '"USD"');
  altered += 1;
  // Known by its id an altered one would be taken for the one that it was made of.
  const asNew = body.includes('"event_id":')
    ? body.replace(/("event_id":"[^"]*)"/, `$1~${altered}"`)
    : body.replace('{', `{"event_id":"altered~${altered}",`);
  return { ...call, body: Buffer.from(asNew) };
}
