import { type BuiltFiles, readBuiltFiles } from '../assets/built-files.ts';
import { createPageTemplate } from '../pages/page-template.ts';
import { ConfigError } from './config-error.ts';

/** The build in `distDir`. Throws `ConfigError` where a part is missing or is not ours. */
export function readBuild(distDir: string): BuiltFiles {
  try {
    const files = readBuiltFiles(distDir);
    createPageTemplate(files.pages);
    return files;
  } catch (error) {
    throw new ConfigError('distDir', error instanceof Error ? error.message : 'cannot be read');
  }
}
