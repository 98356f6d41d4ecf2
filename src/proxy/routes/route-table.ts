import type { BuiltFiles } from '../assets/built-files.ts';
import type { MerchantCheckouts, ProviderWebhooks, WebhookInbox } from '../checkouts/service.ts';
import type { SubAccounts } from '../checkouts/sub-accounts.ts';
import type { MerchantLinkedAccounts } from '../links/service.ts';
import type { MerchantMandates } from '../mandates/service.ts';
import type { BreakBook } from '../reconcile/break-book.ts';
import { assetRoutes } from './asset-routes.ts';
import { breakRoutes } from './break-routes.ts';
import { debitRoutes } from './debit-routes.ts';
import { keptWebhookRoutes } from './kept-webhook-routes.ts';
import { linkPictureRoutes } from './link-picture-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { type MandatePageDeps, mandatePageRoutes } from './mandate-page-routes.ts';
import { mandateRoutes } from './mandate-routes.ts';
import { merchantRoutes } from './merchant-routes.ts';
import { openApi } from './open-api.ts';
import { operationRoutes } from './operation-routes.ts';
import { type PageDeps, pageRoutes } from './page-routes.ts';
import type { Route } from './route.ts';
import { type SessionDeps, sessionRoutes } from './session-routes.ts';
import { subAccountRoutes } from './sub-account-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

export interface RouteTableDeps extends PageDeps, SessionDeps {
  readonly merchant: MerchantCheckouts;
  readonly mandates: MerchantMandates;
  readonly linkedAccounts: MerchantLinkedAccounts;
  readonly inbox: WebhookInbox;
  readonly webhooks: ProviderWebhooks;
  readonly subAccounts: SubAccounts;
  readonly breaks: Pick<BreakBook, 'list'>;
  readonly files: BuiltFiles;
  readonly publicUrl: string;
  readonly mandatePage: MandatePageDeps;
  readonly isReady: () => Promise<boolean>;
  readonly wake: () => void;
}

/** Every address of the proxy. What is not here does not exist. */
export function routeTable(deps: RouteTableDeps): readonly Route[] {
  const routes: readonly Route[] = [
    ...merchantRoutes(deps.merchant),
    ...mandateRoutes(deps.mandates),
    ...debitRoutes(deps.mandates),
    ...subAccountRoutes(deps.subAccounts),
    ...breakRoutes(deps.breaks),
    ...linkRoutes(deps.linkedAccounts),
    ...keptWebhookRoutes(deps.webhooks),
    ...sessionRoutes(deps),
    ...webhookRoutes(deps.inbox, deps.wake),
    ...pageRoutes(deps),
    ...linkPictureRoutes(deps),
    ...mandatePageRoutes(deps.mandatePage),
    ...assetRoutes(deps.files, deps.publicUrl),
    ...operationRoutes({ isReady: deps.isReady, openApi: readDocument }),
  ];
  let document: unknown;
  function readDocument(): unknown {
    document ??= openApi(routes, deps.publicUrl);
    return document;
  }
  return routes;
}
