import { lockFolder } from '../../src/proxy/store/folder-lock.ts';

/** Holds a data folder until it is killed. */
await lockFolder(process.argv[2] ?? '');
process.send?.('locked');
setInterval(() => {}, 60_000);
