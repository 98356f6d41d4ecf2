import { afterAll, beforeAll } from 'vitest';
import type { SqlDriver } from '../../src/proxy/store/driver.ts';
import { openServerDriver } from '../../src/proxy/store/server-driver.ts';
import { type FaultyLine, openFaultyLine } from '../support/faulty-line.ts';
import { newServerDatabase } from '../support/prepared-databases.ts';

/** What the stories of a file are told with. */
interface CutLine {
  readonly line: FaultyLine;
  /** Over that line. */
  readonly driver: SqlDriver;
}

/** A database of its own, and a line to it that can be cut, for all tests of a file. */
export function withCutLine(): CutLine {
  let line: FaultyLine;
  let driver: SqlDriver;
  beforeAll(async () => {
    line = await openFaultyLine(await newServerDatabase());
    driver = await openServerDriver({ url: line.url, connections: 3 });
  });
  afterAll(async () => {
    await driver?.close();
    await line?.close();
  });
  return {
    get line() {
      return line;
    },
    get driver() {
      return driver;
    },
  };
}
