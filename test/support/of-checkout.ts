import type { Notification } from '../../src/contract/merchant-api.ts';
import type { DueNotification } from '../../src/proxy/store/records.ts';

/** What was told about a checkout: the notifications of these that are about one. */
export function ofCheckouts(due: readonly DueNotification[]): Notification[] {
  return due.flatMap(({ notification }) => ('checkout' in notification ? [notification] : []));
}
