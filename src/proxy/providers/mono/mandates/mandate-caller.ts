import type { MandateRefusal } from '../../mandate-provider.ts';
import type { Send } from '../client.ts';
import { type Ask, createAsk } from '../explicit/caller.ts';
import { mandateOutcomes } from './mandate-outcomes.ts';
import type { MandateTimeouts } from './mandate-settings.ts';
import type { MandateTableCall } from './outcomes/row.ts';

export type AskMandate = Ask<MandateTableCall, MandateRefusal>;

/** Only a debit moves money. */
export const createMandateCaller = (send: Send, timeouts: MandateTimeouts): AskMandate =>
  createAsk({ send, table: mandateOutcomes, timeouts, movesMoney: ['debit'] });
