import type { WebhookBody } from '../scenarios/behaviour.ts';
import type { WebhookEvent } from './event.ts';

const levels = 10_000;
const oversizeCharacters = 300_000;

/** The bytes of an event, in a shape that no document shows. */
export function shapedBody(event: WebhookEvent, shape: WebhookBody): string {
  const plain = JSON.stringify(event);
  switch (shape) {
    case 'wrapped': {
      const { event: name, data, ...others } = event;
      return JSON.stringify({ ...others, data: { event: name, data } });
    }
    case 'wrapped-twice':
      return JSON.stringify({ ...event, data: { event: event.event, data: event.data } });
    case 'without-event-id':
      return JSON.stringify({ ...event, event_id: undefined });
    case 'without-reference':
      return JSON.stringify(event, (name, value) => (name === 'reference' ? undefined : value));
    case 'broken-json':
      return plain.slice(0, Math.floor(plain.length / 2));
    case 'deeply-nested':
      return withMember(plain, `"extra":${'['.repeat(levels)}${']'.repeat(levels)}`);
    case 'proto':
      return withMember(
        plain,
        '"__proto__":{"event":"direct_debit.payment_failed","polluted":true},"constructor":{"prototype":{"polluted":true}}',
      );
    case 'oversize':
      return withMember(plain, `"extra":"${'x'.repeat(oversizeCharacters)}"`);
  }
}

/** Written into the text, since an object could not hold such a member. */
const withMember = (objectText: string, member: string): string => `${objectText.slice(0, -1)},${member}}`;
