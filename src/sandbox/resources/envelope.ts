import type { WireEnvelope } from '../../proxy/providers/mono/wire.ts';
import { isoTime, type World } from '../world.ts';

/** What v2 wraps around its data. */
export const envelope = <Data>(
  world: World,
  status: 'successful' | 'failed',
  message: string,
  data: Data,
): WireEnvelope<Data> => ({ status, message, timestamp: isoTime(world.clock.now()), data });
