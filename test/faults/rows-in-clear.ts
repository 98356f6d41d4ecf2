import type { SqlDriver } from '../../src/proxy/store/driver.ts';

const tables = (driver: SqlDriver): Promise<readonly string[]> =>
  driver.withConnection(async (connection) => {
    const rows = await connection.query(
      "select table_name::text from information_schema.tables where table_schema = 'directpay' and table_name <> 'migrations'",
      [],
    );
    return rows.map(([name]) => String(name));
  });

/** Empties every table of ours. */
export async function emptyRows(driver: SqlDriver): Promise<void> {
  const all = await tables(driver);
  await driver.withConnection((connection) =>
    connection.query(`truncate ${all.map((name) => `directpay.${name}`).join(', ')}`, []),
  );
}

/** All that stands in each table, as text. */
export async function textsOfRows(driver: SqlDriver): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const table of await tables(driver)) {
    const rows = await driver.withConnection((connection) =>
      connection.query(`select row_to_json(t)::text from directpay.${table} t`, []),
    );
    texts.set(table, JSON.stringify(rows));
  }
  return texts;
}

/** Which of the words stand in which table, plain, in base64 or in hex. */
export function findInTexts(texts: ReadonlyMap<string, string>, words: readonly string[]): string[] {
  const found: string[] = [];
  for (const word of words) {
    const bytes = Buffer.from(word);
    const base64 = bytes.toString('base64').replace(/=+$/, '').slice(0, -1);
    const forms = [word, base64, bytes.toString('hex')];
    for (const [table, text] of texts) {
      if (forms.some((form) => text.includes(form))) found.push(`${word} stands in ${table}`);
    }
  }
  return found;
}

/** The same, of what stands there now. */
export async function findInRows(driver: SqlDriver, words: readonly string[]): Promise<string[]> {
  return findInTexts(await textsOfRows(driver), words);
}
