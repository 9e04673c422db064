import { SHELLS } from '../unwrap/shells.ts';

const LANGUAGES = new Set(
  'python python2 python3 perl ruby node nodejs deno bun php lua tclsh osascript irb ipython Rscript groovy scala jshell pwsh'.split(
    ' ',
  ),
);

/** Whether a program of this name runs whatever text it is given. `awk` takes its program as its first operand. */
export function isInterpreter(base: string): boolean {
  return SHELLS.has(base) || LANGUAGES.has(base.replace(/[\d.]+$/, '')) || LANGUAGES.has(base);
}
