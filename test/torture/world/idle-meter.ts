import { cpus } from 'node:os';

/** Answers which share of the machine's processor time nobody used since it was last asked, 0 to 1. */
export function createIdleMeter(): () => number {
  let before = read();
  return () => {
    const now = read();
    const all = now.all - before.all;
    const idle = now.idle - before.idle;
    before = now;
    return all > 0 ? idle / all : 0;
  };
}

function read(): { idle: number; all: number } {
  const times = cpus().map((cpu) => cpu.times);
  const sum = (of: (time: (typeof times)[number]) => number) =>
    times.reduce((total, time) => total + of(time), 0);
  return {
    idle: sum(({ idle }) => idle),
    all: sum(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq),
  };
}
