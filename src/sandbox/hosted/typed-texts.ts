import type { Context } from 'hono';

/** The texts of a form that was sent, by the names of its fields. */
export async function typedTexts(context: Context): Promise<Readonly<Record<string, string>>> {
  const form = await context.req.parseBody();
  return Object.fromEntries(
    Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
