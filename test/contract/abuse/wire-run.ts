import { connect } from 'node:net';
import { problems } from '../../../src/contract/problem.ts';
import { drawFrom } from '../../faults/draw.ts';
import type { Target } from './bad-run.ts';
import { drawRequest } from './draw-request.ts';
import { mangleWire } from './mangle-wire.ts';

export interface WireRun {
  readonly sent: number;
  /** First answers by status; 0 where the connection was ended without one. */
  readonly statuses: Readonly<Record<number, number>>;
  readonly complaints: readonly string[];
}

const refusals = new Set<number>(Object.values(problems).map(({ status }) => status));
/** What a caller is told who waits with its body; the answer follows. */
const goOn = 'HTTP/1.1 100 Continue\r\n\r\n';
/** No answer to bad bytes takes this long; a connection that does is held by nothing that was sent. */
const PATIENCE_MS = 60_000;

/** Sends so many requests whose bytes are wrong, each over a connection of its own that is ended after them. */
export async function runBadWire(
  target: Pick<Target, 'routes' | 'api' | 'good'>,
  port: number,
  inputs: number,
  seed: number,
): Promise<WireRun> {
  const statuses: Record<number, number> = {};
  const complaints: string[] = [];
  const draw = drawFrom(seed);
  for (let at = 0; at < inputs; at += 1) {
    const route = target.routes[at % target.routes.length];
    if (!route) throw new Error('There are no routes');
    const request = drawRequest(route, target.good(route), target.api, draw, `zq${at.toString(36)}qz`);
    const bytes = mangleWire(request, draw);
    const answer = (await exchange(port, bytes)).replace(goOn, '');
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0);
    statuses[status] = (statuses[status] ?? 0) + 1;
    const wrong = judge(status, answer, request.mark);
    if (wrong !== undefined && complaints.length < 10)
      complaints.push(
        `${wrong}: ${JSON.stringify(bytes.toString('latin1').slice(0, 800))} -> ${answer.slice(0, 400)}`,
      );
  }
  return { sent: inputs, statuses, complaints };
}

function judge(status: number, answer: string, mark: string): string | undefined {
  if (status === 0) return answer === '' ? undefined : 'something that is no answer';
  if (status < 400) return undefined;
  if (status === 500) return 'a fault of ours';
  if (!refusals.has(status)) return 'a status that is not of the list';
  const [, body = ''] = answer.split(/\r\n\r\n(.*)/s, 2);
  const isPage = answer.includes('text/html');
  if (!isPage && answer.includes(mark)) return 'what was sent comes back';
  if (body !== '' && !isPage && !/"code":"\w+"/.test(body)) return 'a refusal without a problem';
  return undefined;
}

/** Everything that comes back until the other side has hung up. */
function exchange(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    const parts: Buffer[] = [];
    socket.setTimeout(PATIENCE_MS, () =>
      socket.destroy(new Error(`Held open by ${bytes.toString('latin1').slice(0, 800)}`)),
    );
    socket.on('data', (part) => void parts.push(part));
    socket.on('close', () => resolve(Buffer.concat(parts).toString('latin1')));
    // A server that refuses early hangs up while the rest is still on its way.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
  });
}
