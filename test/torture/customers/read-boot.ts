import type { PageBoot } from '../../../src/contract/page-boot.ts';

/** What the page was opened with, out of its HTML; undefined where it is not our page, be it a gateway's or that of a wireless network. */
export function readBoot(html: string): PageBoot | undefined {
  const [, json] = /<script\b[^>]*\bid=["']?boot\b[^>]*>([^<]*)<\/script>/.exec(html) ?? [];
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json) as PageBoot;
  } catch {
    return undefined;
  }
}
