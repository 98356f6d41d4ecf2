import type { WireMandateBanks, WireMandateList } from '../../proxy/providers/mono/mandate-wire.ts';
import { json, type Reply } from '../reply.ts';
import type { World } from '../world.ts';
import type { Mandate } from './mandate.ts';
import { mandateBanks } from './mandate-banks.ts';
import { told, unknownMandate } from './notices.ts';
import { metaOf, readPage } from './paging.ts';
import { listedMandateOf, readMandateOf } from './wire-of.ts';

const done = 'request completed successfully';

/** `GET /v3/banks/list`. */
export const listBanks = (): Reply =>
  json(200, told(done, { banks: mandateBanks }) satisfies WireMandateBanks);

/** The mandate that an id names, unless a call has cancelled and so deleted it. */
export function findMandate(world: World, id: string): Mandate | undefined {
  const mandate = world.mandates.byId(id);
  return mandate?.isDeleted ? undefined : mandate;
}

/** `GET /v3/payments/mandates/{id}`. */
export function readMandate(world: World, id: string): Reply {
  const mandate = findMandate(world, id);
  return mandate ? json(200, told(done, readMandateOf(world, mandate))) : unknownMandate(world);
}

/** `GET /v3/payments/mandates?page=&limit=`, newest first. The published 400 is an empty object. */
export function listMandates(world: World, url: URL): Reply {
  const { mandatesPerPage } = world.profile;
  const page = readPage(url, mandatesPerPage, 4 * mandatesPerPage);
  if (!page) return json(400, {});
  const { mandates, total } = world.mandates.page((page.page - 1) * page.size, page.size);
  return json(200, {
    ...told(
      done,
      mandates.map((mandate) => listedMandateOf(world, mandate)),
    ),
    meta: metaOf(url, page, total),
  } satisfies WireMandateList);
}
