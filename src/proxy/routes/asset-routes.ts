import { ProblemError } from '../../contract/problem.ts';
import type { BuiltFile, BuiltFiles } from '../assets/built-files.ts';
import { chooseEncoding, encodingHeaders } from '../assets/content-encoding.ts';
import { type Reply, type Route, route } from './route.ts';

/** The loader alone may be fetched by other origins' pages: it runs in the merchant's. */
const forMerchantPages = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};
const forGood = { 'cache-control': 'public, max-age=31536000, immutable' };

/** What the build made. */
export function assetRoutes(files: BuiltFiles, publicUrl: string): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/directpay.js',
      name: 'loader',
      summary: 'The script tag for merchants’ pages',
      audience: 'anyone',
      anyQuery: true,
      answers: { 200: undefined },
      handle: ({ headers }) =>
        fileReply(files.loader, headers, {
          'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
          ...forMerchantPages,
        }),
    }),
    route({
      method: 'GET',
      path: '/v1/directpay.json',
      name: 'loaderPin',
      summary: 'The script tag’s exact version: its `src` and its `integrity`',
      audience: 'anyone',
      answers: { 200: undefined },
      handle: () => ({
        status: 200,
        json: { src: `${publicUrl}/v1/loaders/${files.pin.file}`, integrity: files.pin.integrity },
      }),
    }),
    route({
      method: 'GET',
      path: '/v1/loaders/{file}',
      name: 'pinnedLoader',
      summary: 'One exact version of the script tag. Its name changes with its content',
      audience: 'anyone',
      anyQuery: true,
      answers: { 200: undefined },
      problems: ['not_found'],
      handle({ params, headers }) {
        const loader = files.pinned(params['file'] ?? '');
        if (!loader) throw new ProblemError('not_found');
        return fileReply(loader, headers, { ...forGood, ...forMerchantPages });
      },
    }),
    route({
      method: 'GET',
      path: '/assets/{file}',
      name: 'asset',
      summary: 'A file of the checkout page. Its name changes with its content',
      audience: 'anyone',
      anyQuery: true,
      answers: { 200: undefined },
      problems: ['not_found'],
      handle({ params, headers }) {
        const file = files.asset(params['file'] ?? '');
        if (!file) throw new ProblemError('not_found');
        return fileReply(file, headers, forGood);
      },
    }),
  ];
}

async function fileReply(file: BuiltFile, asked: Headers, headers: Record<string, string>): Promise<Reply> {
  const encoding = chooseEncoding(asked.get('accept-encoding'));
  return {
    status: 200,
    content: await file.encoded(encoding),
    headers: { 'content-type': file.contentType, ...encodingHeaders(encoding), ...headers },
  };
}
