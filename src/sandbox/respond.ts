import type { SandboxClock } from './clock.ts';
import type { Reply } from './reply.ts';
import type { World } from './world.ts';

/** What a caller meets whose connection ends without an answer, as `fetch` says it. */
export class ConnectionCutError extends TypeError {
  constructor() {
    super('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
    this.name = 'ConnectionCutError';
  }
}

/**
 * Turns a reply into a response, after the profile's latency. A reply that never comes ends with the caller's patience.
 * Rejects with a `ConnectionCutError` where the connection is cut.
 */
export async function respond(world: World, request: Request, reply: Reply): Promise<Response> {
  const gone = AbortSignal.any([request.signal, world.stopping]);
  const { latencyMs } = world.profile;
  if (reply.kind === 'never') return gaveUp(gone);
  if (latencyMs > 0) await new Promise<void>((resolve) => world.clock.setTimer(resolve, latencyMs));
  return write(world.clock, gone, reply);
}

async function write(clock: SandboxClock, gone: AbortSignal, reply: Reply): Promise<Response> {
  switch (reply.kind) {
    case 'json':
      return Response.json(reply.body, { status: reply.status, headers: reply.headers ?? {} });
    case 'raw':
      return new Response(reply.body, { status: reply.status, headers: reply.headers });
    case 'drip':
      return new Response(dripped(clock, gone, reply.text), {
        headers: { 'content-type': 'application/json' },
      });
    case 'later': {
      const isLeft = await leftWithin(clock, gone, reply.ms);
      return isLeft ? leftResponse() : write(clock, gone, reply.reply);
    }
    case 'never':
      return gaveUp(gone);
    case 'cut':
      throw new ConnectionCutError();
  }
}

/** With the status that proxies log for a caller that has left. */
const leftResponse = (): Response => new Response(null, { status: 499 });

function gaveUp(gone: AbortSignal): Promise<Response> {
  if (gone.aborted) return Promise.resolve(leftResponse());
  return new Promise((resolve) => {
    gone.addEventListener('abort', () => resolve(leftResponse()), { once: true });
  });
}

/** Whether the caller left before the time was over. */
function leftWithin(clock: SandboxClock, gone: AbortSignal, ms: number): Promise<boolean> {
  if (gone.aborted) return Promise.resolve(true);
  return new Promise((resolve) => {
    const callOff = clock.setTimer(() => resolve(false), ms);
    gone.addEventListener(
      'abort',
      () => {
        callOff();
        resolve(true);
      },
      { once: true },
    );
  });
}

/** A byte a second, until the text or the caller's patience ends. */
function dripped(clock: SandboxClock, gone: AbortSignal, text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let sent = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        const isLeft = await leftWithin(clock, gone, 1_000);
        if (isLeft || sent >= bytes.length) {
          controller.close();
          return;
        }
        controller.enqueue(bytes.subarray(sent, sent + 1));
        sent += 1;
      },
      cancel() {
        sent = bytes.length;
      },
    },
    { highWaterMark: 0 },
  );
}
