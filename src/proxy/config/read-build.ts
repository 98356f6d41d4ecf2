import { type BuiltFiles, readBuiltFiles } from '../assets/built-files.ts';
import { createPageTemplate } from '../pages/page-template.ts';
import { ConfigError } from './config-error.ts';

/** The build in `distDir`, with loaders kept in `loadersDir`. Throws `ConfigError` where a part is missing or is not ours. */
export function readBuild(distDir: string, loadersDir?: string): BuiltFiles {
  try {
    const files = readBuiltFiles(distDir, loadersDir);
    createPageTemplate(files.pages);
    return files;
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError('distDir', error instanceof Error ? error.message : 'cannot be read');
  }
}
