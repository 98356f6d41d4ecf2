import type { Handle, Options } from '../../src/loader/embedder-api.ts';

/** What the shop’s page heard of the opening of this number, as JSON where it is something. */
export type HeardOf = readonly [opening: number, name: string, value?: string];

declare global {
  var atShop: {
    readonly heard: HeardOf[];
    readonly handles: Handle[];
    open(options: Options): void;
  };
}

/** Runs in the shop’s page, after the loader. Everything that the page hears is written down. */
function keepsShop(): void {
  const heard: HeardOf[] = [];
  const handles: Handle[] = [];
  globalThis.atShop = {
    heard,
    handles,
    open(options) {
      const opening = handles.length;
      const writes = (name: string) => (value?: unknown) => {
        heard.push([opening, name, JSON.stringify(value) ?? '']);
      };
      const handle = DirectPay.create({
        ...options,
        onLoad: writes('load'),
        onSuccess: writes('success'),
        onPending: writes('pending'),
        onError: writes('error'),
        onClose: writes('close'),
      });
      handles.push(handle);
      handle.open().then(writes('resolved'), writes('rejected'));
    },
  };
}

/** What the page waits for takes so many times as long. */
const atPace = (pace: number): string => `const later = setTimeout;
globalThis.setTimeout = (work, ms, ...more) => later(work, ms * ${pace}, ...more);`;

/** A shop’s page, longer than any window, whose button opens a checkout with these options, written as script. */
export function shopPage(loader: string, options: string, { pace = 1, head = '', more = '' } = {}): string {
  return `<meta name="viewport" content="width=device-width, initial-scale=1">
<script>${pace === 1 ? '' : atPace(pace)}${head}</script>
<button id="opener">Pay</button><div id="place"></div>${more}<div style="height: 3000px">Goods</div>
<script src="${loader}"></script>
<script>(${String(keepsShop)})();
document.querySelector('#opener').addEventListener('click', () => atShop.open(${options}));</script>`;
}
