import { minify as shorten } from 'terser';
import { minify } from 'vite';

/** What the parts of the loader call each other by. None of it is a word of the merchant's, of a message or of the browser. */
const inner = /^(cover|reveal|fit|dismantle|visit|say|expect|hangUp)$/;

/** The loader's script as short as it gets: every byte of it is sent to every page that sells. */
export async function minifyLoader(script: string): Promise<string> {
  const { code = '' } = await shorten(script, {
    ecma: 2020,
    toplevel: true,
    compress: {
      passes: 4,
      unsafe: true,
      unsafe_arrows: true,
      unsafe_methods: true,
      pure_getters: true,
      keep_fargs: false,
      reduce_funcs: false,
    },
    mangle: { properties: { regex: inner } },
  });
  return (await minify('directpay.js', code)).code.trim();
}
