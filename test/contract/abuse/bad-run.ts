import type { Route } from '../../../src/proxy/routes/route.ts';
import { drawFrom } from '../../faults/draw.ts';
import { type ApiDocument, type BadRequest, drawRequest, type GoodCall } from './draw-request.ts';
import { type Answered, createJudge } from './judge.ts';

/** Something that is sent bad requests, one after the other. */
export interface Target {
  readonly routes: readonly Route[];
  readonly api: ApiDocument;
  /** What has to be there before the next request. Its work is nobody's cost. */
  ready?(): Promise<void>;
  good(route: Route): GoodCall;
  send(request: BadRequest): Promise<Answered>;
}

export interface BadRun {
  readonly sent: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<number, number>>;
  /** The most that one request cost this thread, in milliseconds. */
  readonly mostCpuMs: number;
  /** What went wrong, with the request that did it; no more than the first ten. */
  readonly complaints: readonly string[];
}

/** Requests drawn by one chance: a seed names the run, and each stretch of it has its own. */
const STRETCH = 1_000;
const MOST_CPU_MS = 1_000;

/** Marks are of letters and digits alone, so that nothing that escapes a text changes them. */
export const markShape = /zq[0-9a-z]+qz/;

/** Sends so many bad requests to every route in turn and judges each answer. */
export async function runBadInput(target: Target, inputs: number, seed: number): Promise<BadRun> {
  const judge = createJudge(target.routes);
  const statuses: Record<number, number> = {};
  const complaints: string[] = [];
  let mostCpuMs = 0;
  let draw = drawFrom(seed);
  for (let at = 0; at < inputs; at += 1) {
    if (at % STRETCH === 0) draw = drawFrom(seed + at / STRETCH);
    await target.ready?.();
    const route = target.routes[at % target.routes.length] as Route;
    const request = drawRequest(route, target.good(route), target.api, draw, `zq${at.toString(36)}qz`);
    const before = process.threadCpuUsage();
    const answered = await target.send(request);
    const { user, system } = process.threadCpuUsage(before);
    const cpuMs = (user + system) / 1_000;
    mostCpuMs = Math.max(mostCpuMs, cpuMs);
    statuses[answered.status] = (statuses[answered.status] ?? 0) + 1;
    const wrong = judge(request, answered) ?? (cpuMs > MOST_CPU_MS ? `${cpuMs} ms of work` : undefined);
    if (wrong !== undefined && complaints.length < 10)
      complaints.push(`${wrong}: ${shown(request, answered)}`);
  }
  return { sent: inputs, statuses, mostCpuMs, complaints };
}

function shown({ body, ...request }: BadRequest, { status, text }: Answered): string {
  const sent = { ...request, body: body && Buffer.from(body).toString('latin1').slice(0, 600) };
  return `${JSON.stringify(sent)} -> ${status} ${text.slice(0, 300)}`;
}
