import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { lineKey } from './told-row-line.ts';

/** Lines that are sorted in memory; about 15 MB. */
const IN_MEMORY = 50_000;
/** Lines that are written at once. */
const PIECE = 500;

/**
 * Sorts lines that do not fit into memory: parts of them are sorted and written to a folder for temporary files, and
 * merged when they are read. Of the lines with one key only the last is kept.
 */
export class ToldRowsSorter {
  #lines: string[] = [];
  #folder: string | null = null;
  readonly #runs: string[] = [];

  /** @throws if a temporary file cannot be written. */
  async add(line: string): Promise<void> {
    this.#lines.push(line);
    if (this.#lines.length < IN_MEMORY) return;
    const lines = lastOfEachKey(this.#lines.sort());
    this.#lines = [];
    this.#folder ??= await mkdtemp(join(tmpdir(), 'expacti-audit-'));
    const run = join(this.#folder, String(this.#runs.length));
    await pipeline(piecesOf(lines), createWriteStream(run));
    this.#runs.push(run);
  }

  /** The newest line of each key, in order. Nothing may be added after that. */
  async *sorted(): AsyncGenerator<string> {
    const rest = lastOfEachKey(this.#lines.sort());
    this.#lines = [];
    const sources = [...this.#runs.map(linesOf), eachOf(rest)];
    let held: string | null = null;
    for await (const line of merged(sources)) {
      if (held !== null && lineKey(held) !== lineKey(line)) yield held;
      held = line;
    }
    if (held !== null) yield held;
  }

  /** Removes the temporary files. */
  async remove(): Promise<void> {
    if (this.#folder !== null) await rm(this.#folder, { recursive: true, force: true });
  }
}

function lastOfEachKey(sorted: readonly string[]): string[] {
  return sorted.filter((line, at) => {
    const next = sorted[at + 1];
    return next === undefined || lineKey(next) !== lineKey(line);
  });
}

function* piecesOf(lines: readonly string[]): Generator<string> {
  for (let at = 0; at < lines.length; at += PIECE) yield `${lines.slice(at, at + PIECE).join('\n')}\n`;
}

function linesOf(file: string): AsyncIterator<string> {
  const input = createReadStream(file, 'utf8');
  return createInterface({ input, crlfDelay: Infinity })[Symbol.asyncIterator]();
}

async function* eachOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

/** Sorted sources as one. */
async function* merged(sources: readonly AsyncIterator<string>[]): AsyncGenerator<string> {
  const heads = await Promise.all(sources.map(async (source) => ({ source, next: await source.next() })));
  for (;;) {
    let least: (typeof heads)[number] | null = null;
    for (const head of heads) {
      if (head.next.done === true) continue;
      if (least === null || head.next.value < least.next.value) least = head;
    }
    if (least === null) return;
    yield least.next.value;
    least.next = await least.source.next();
  }
}
