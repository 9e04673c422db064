#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { z } from 'zod';
import { EXIT } from './exit-code.ts';
import { createProgram } from './program.ts';

const packageFile = new URL('../../package.json', import.meta.url);
const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(packageFile, 'utf8')));

try {
  await createProgram(version).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : EXIT.usage;
  } else {
    // Node's own code for a fault is 1, which would look like the command's.
    console.error(error);
    process.exitCode = EXIT.unavailable;
  }
}
// Connections kept open for reuse must not hold a process whose work is done; what it printed has to be out first.
if (process.stdout.writableLength > 0) await flushed(process.stdout);
process.exit();

/** Resolves once everything is written, or when nobody reads it any more. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.once('error', () => resolve());
    stream.write('', () => resolve());
  });
}
