import type { WireListMeta } from '../../proxy/providers/mono/mandate-wire.ts';

export interface Page {
  readonly page: number;
  readonly size: number;
}

/** From `page` and, where it counts, `limit`; undefined for what is no number. */
export function readPage(url: URL, size: number, largest?: number): Page | undefined {
  const page = url.searchParams.get('page') ?? '1';
  const limit = (largest === undefined ? undefined : url.searchParams.get('limit')) ?? String(size);
  if (!/^[1-9]\d{0,5}$/.test(page) || !/^[1-9]\d{0,5}$/.test(limit)) return undefined;
  return { page: Number(page), size: Math.min(Number(limit), largest ?? size) };
}

export function metaOf(url: URL, { page, size }: Page, total: number): WireListMeta {
  const pages = Math.max(1, Math.ceil(total / size));
  const link = (number: number): string | null => {
    if (number < 1 || number > pages) return null;
    const target = new URL(url);
    target.searchParams.set('page', String(number));
    return target.href;
  };
  return { total, pages, previous: link(page - 1), next: link(page + 1) };
}
