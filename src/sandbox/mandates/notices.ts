import type { WireCustomerAnswer, WireMandateNotice } from '../../proxy/providers/mono/mandate-wire.ts';
import { json, type Reply } from '../reply.ts';
import { isoTime, type World } from '../world.ts';

interface Odd {
  /** As one sample of each spells it. */
  readonly timeIn?: 'timestamp' | 'timestamps';
  /** The number at the end of the address of the documentation, where it is not the code. */
  readonly documented?: string;
}

function notice(
  world: World,
  status: WireMandateNotice['status'],
  code: string,
  message: string,
  { timeIn = 'timestamp', documented = code }: Odd = {},
): WireMandateNotice {
  return {
    status,
    response_code: code,
    message,
    [timeIn]: isoTime(world.clock.now()),
    documentation: `https://mono.co/docs/error-codes/${documented}`,
    data: null,
  };
}

/** An action was done. */
export const doneNotice = (world: World, message: string, odd?: Odd): Reply =>
  json(200, notice(world, 'success', '200', message, odd));

export const refusalNotice = (world: World, message: string, odd?: Odd): Reply =>
  json(400, notice(world, 'failed', '400', message, odd));

/** Said of mandates that were cancelled by a call, and of ids that never were. */
export const unknownMandate = (world: World): Reply =>
  json(
    400,
    notice(
      world,
      'failed',
      '50',
      'The Mono mandate code provided is incorrect, invalid, or does not exist. Please verify the code and try again.',
    ),
  );

/** Too many debits have failed today. */
export const lockedMandate = (world: World): Reply =>
  json(
    429,
    notice(
      world,
      'failed',
      '429',
      'This mandate is locked for today because of too many failed debits. Please try again tomorrow.',
    ),
  );

/** What customers, banks and mandates are told in. */
export const told = <Data>(message: string, data: Data): WireCustomerAnswer<Data> => ({
  status: 'successful',
  message,
  data,
});

export const refusedWithoutData = (message: string): Reply =>
  json(400, { status: 'failed', message, data: null } satisfies WireCustomerAnswer<null>);
