import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the build writes last of each kind. */
const BUILT = ['dist/main.js', 'dist/cli/main.js', 'dist/sandbox/web/main.js'];

/**
 * Tests that run processes run them from dist/; unit suites run the sources.
 * @throws if dist/ is missing or older than a source, so that both test the same.
 */
export function checkBuild(root: string): void {
  const builtAt = Math.min(...BUILT.map((path) => modifiedAt(join(root, path))));
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true });
  const newer = sources
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('generated'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => modifiedAt(path) > builtAt);
  if (newer.length > 0)
    throw new Error(`dist/ is older than ${newer.length} sources, such as ${newer[0]}. Run: npm run build`);
}

function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
