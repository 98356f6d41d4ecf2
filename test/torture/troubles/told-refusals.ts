import { runSql } from '../../support/run-sql.ts';
import { AT_WORK } from './spells.ts';

/** What the database tells whom it does not serve, by SQLSTATE. */
const byState: { readonly [state: string]: string } = {
  '40001': 'serialization-failure',
  '40P01': 'deadlock',
  '53100': 'disk-full',
  '53300': 'no-connection',
  '25006': 'read-only',
  '57014': 'statement-timeout',
  '55P03': 'lock-timeout',
};

export const toldRefusals: readonly string[] = Object.values(byState);

/** A server with these settings keeps a log of what it told whom, and of nothing else: `role|SQLSTATE|…`. */
export const loggingSettings = {
  logging_collector: 'on',
  log_filename: 'told.log',
  log_rotation_age: '0',
  log_rotation_size: '0',
  log_line_prefix: '%u|%e|',
  log_min_messages: 'error',
  log_min_error_statement: 'panic',
};

/** All that the proxies were told until now, oldest first. */
export async function readToldRefusals(url: string): Promise<readonly string[]> {
  const [row] = await runSql(url, `select pg_read_file('log/told.log') as log`);
  return String(row?.['log']).split('\n').flatMap(refusalOf);
}

function refusalOf(line: string): readonly string[] {
  const [role, state = ''] = line.split('|');
  const refusal = role === AT_WORK ? byState[state] : undefined;
  return refusal === undefined ? [] : [refusal];
}
