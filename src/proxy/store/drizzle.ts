import { createRequire } from 'node:module';
import type * as Main from 'drizzle-orm';
import type * as Core from 'drizzle-orm/pg-core';
import type * as Remote from 'drizzle-orm/pg-proxy';

/**
 * The query builder by its files for `require`: of each file that is imported, Node reads anew what its package says about itself, and this one's package says
 * more than a hundred kilobytes. A process starts a third of a second sooner.
 */
const load = createRequire(import.meta.url);
const main = load('drizzle-orm') as typeof Main;
const core = load('drizzle-orm/pg-core') as typeof Core;
const remote = load('drizzle-orm/pg-proxy') as typeof Remote;

export const {
  Column,
  DrizzleQueryError,
  Param,
  Placeholder,
  SQL,
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  getTableName,
  gt,
  gte,
  inArray,
  is,
  isNotNull,
  isNull,
  lt,
  lte,
  max,
  min,
  ne,
  notExists,
  or,
  sql,
} = main;
export type SQL = Main.SQL;
export const { bigint, boolean, index, integer, jsonb, pgSchema, primaryKey, text, uniqueIndex } = core;
export const { drizzle } = remote;
