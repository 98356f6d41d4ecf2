import { linkQr } from '../checkouts/link-qr.ts';
import type { PageCheckouts } from '../checkouts/service.ts';
import { qrPicture } from '../pages/qr-picture.ts';
import { clientTokenShape, plainReply, refusePage } from './page-routes.ts';
import type { RateLimit } from './rate-limit.ts';
import { type Route, route } from './route.ts';

interface LinkPictureDeps {
  readonly pages: Pick<PageCheckouts, 'byClientToken'>;
  readonly publicUrl: string;
  /** By address. */
  readonly limitPageOpens: RateLimit;
}

/** The link of a checkout for the camera of a phone. Looking at it changes nothing, and it tells only what its caller knows. */
export function linkPictureRoutes({ pages, publicUrl, limitPageOpens }: LinkPictureDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/c/{clientToken}/qr',
      name: 'showLinkAsQr',
      shed: 'first',
      summary: 'The link of a checkout as a QR code, an SVG picture',
      audience: 'anyone',
      anyQuery: true,
      answers: { 200: undefined, 404: undefined, 429: undefined, 503: undefined },
      async handle({ params, headers, address }) {
        limitPageOpens(address);
        const token = params['clientToken'] ?? '';
        const isKnown = clientTokenShape.test(token) && (await pages.byClientToken(token)) !== undefined;
        if (!isKnown) return plainReply('unknown', headers.get('accept-encoding'));
        return {
          status: 200,
          content: qrPicture(linkQr(`${publicUrl.replace(/\/$/, '')}/c/${token}`)),
          headers: { 'content-type': 'image/svg+xml', 'x-robots-tag': 'noindex' },
        };
      },
      refuse: refusePage,
    }),
  ];
}
