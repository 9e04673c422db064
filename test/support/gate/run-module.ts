import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/**
 * Runs module text in a process of its own, in the project's folder: what the embedded database needs, which cannot be
 * loaded into a test.
 * @returns what it printed on stdout, trimmed.
 * @throws with its stderr where it fails.
 */
export async function runModule(code: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
    cwd: process.cwd(),
    timeout: 60_000,
  });
  return stdout.trim();
}

/** A module in a process of its own that answers one question after the other. */
export interface Answering {
  /** @throws with what the process said on stderr, where it ended. */
  ask(question: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

const LOOP = `
  const { createInterface } = await import('node:readline');
  for await (const line of createInterface(process.stdin))
    console.log(JSON.stringify(await answer(JSON.parse(line))));
  process.exit(0);`;

/** Starts a module that defines `answer`, a function from a question to the promise of its answer, both of them JSON. */
export function startAnswering(code: string): Answering {
  const child = spawn(process.execPath, ['--input-type=module', '-e', code + LOOP], { cwd: process.cwd() });
  const ended = once(child, 'close');
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    ask: async (question) => {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error(stderr);
      return JSON.parse(value) as unknown;
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
