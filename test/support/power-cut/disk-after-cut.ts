import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Operation } from './disk-log.ts';

/** Bytes that a disk writes as a whole or not at all. */
const SECTOR = 512;

type Change = Extract<Operation, { file: string }> & { op: 'write' | 'truncate' };
type Naming = Extract<Operation, { path: string }>;

interface Numbered<Kind> {
  operation: Kind;
  index: number;
}

/**
 * Makes a folder as a power cut would leave it: what was synced is there; what was not may be there, all of it, none of
 * it, or in parts. Names of a folder are kept in their order up to some point, which is what journaling file systems
 * do; writes to a file are kept in any choice, and torn between sectors.
 *
 * @param start the folder before the first operation.
 * @param keep how likely something that was not synced is there all the same, from 0 to 1.
 */
export function restoreAfterCut(
  target: string,
  start: string,
  operations: readonly Operation[],
  { random, keep }: { random: () => number; keep: number },
): void {
  const syncedUpTo = findSynced(operations);
  const isSynced = (file: string, index: number): boolean => index < (syncedUpTo.get(file) ?? 0);
  cpSync(start, target, { recursive: true });
  const files = applyNames(target, operations, (folder, index) => isSynced(folder, index) || random() < keep);
  for (const [file, changes] of changesOf(operations)) {
    const path = files(file);
    if (path === null) continue;
    const kept = changes.flatMap(({ operation, index }) => {
      if (isSynced(file, index)) return [operation];
      return random() < keep ? tear(operation, random) : [];
    });
    const old = join(start, file);
    writeFileSync(join(target, path), apply(existsSync(old) ? readFileSync(old) : Buffer.alloc(0), kept));
  }
}

/** For each file and folder the operation before which everything is on the disk. */
function findSynced(operations: readonly Operation[]): Map<string, number> {
  const started = new Map<number, { file: string; index: number }>();
  const synced = new Map<string, number>();
  for (const [index, operation] of operations.entries()) {
    if (operation.op === 'sync') started.set(operation.sync, { file: operation.file, index });
    if (operation.op !== 'synced') continue;
    const one = started.get(operation.sync);
    if (one !== undefined) synced.set(one.file, Math.max(one.index, synced.get(one.file) ?? 0));
  }
  return synced;
}

/** Makes and removes files and folders. @returns where a file is in the end; null if it has no name. */
function applyNames(
  target: string,
  operations: readonly Operation[],
  isKept: (folder: string, index: number) => boolean,
): (file: string) => string | null {
  const ended = new Set<string>();
  const paths = new Map<string, string | null>();
  const fileAt = (path: string): string => [...paths].find(([, at]) => at === path)?.[0] ?? path;
  for (const [index, operation] of operations.entries()) {
    if (!isNaming(operation)) continue;
    const folder = `${dirname(operation.path)}/`;
    if (ended.has(folder)) continue;
    if (!isKept(folder, index)) {
      ended.add(folder);
      continue;
    }
    if (!existsSync(join(target, folder))) continue;
    if (operation.op === 'rename') {
      const replaced = fileAt(operation.to);
      const moved = fileAt(operation.path);
      paths.set(replaced, null).set(moved, operation.to);
    } else if (operation.op === 'create') paths.set(operation.file, operation.path);
    else if (operation.op === 'unlink') paths.set(fileAt(operation.path), null);
    name(target, operation);
  }
  return (file) => (paths.has(file) ? (paths.get(file) ?? null) : file.startsWith('#') ? null : file);
}

function name(target: string, operation: Naming): void {
  const path = join(target, operation.path);
  if (operation.op === 'create') writeFileSync(path, '');
  else if (operation.op === 'mkdir') mkdirSync(path, { recursive: true });
  else if (operation.op === 'rename') {
    const content = readFileSync(path);
    rmSync(path);
    writeFileSync(join(target, operation.to), content);
  } else rmSync(path, { recursive: true, force: true });
}

function isNaming(operation: Operation): operation is Naming {
  return 'path' in operation;
}

function changesOf(operations: readonly Operation[]): Map<string, Numbered<Change>[]> {
  const changes = new Map<string, Numbered<Change>[]>();
  for (const [index, operation] of operations.entries()) {
    if (operation.op !== 'write' && operation.op !== 'truncate') continue;
    const one = { operation, index };
    const all = changes.get(operation.file);
    if (all === undefined) changes.set(operation.file, [one]);
    else all.push(one);
  }
  return changes;
}

/** Half of the writes lose some of their sectors. */
function tear(operation: Change, random: () => number): Change[] {
  if (operation.op !== 'write' || random() < 0.5) return [operation];
  const { position, data } = operation;
  const parts: Change[] = [];
  for (let at = 0; at < data.length; ) {
    const end = Math.min(data.length, at + SECTOR - ((position + at) % SECTOR));
    if (random() < 0.5) parts.push({ ...operation, position: position + at, data: data.subarray(at, end) });
    at = end;
  }
  return parts;
}

function apply(old: Buffer, all: readonly Change[]): Buffer {
  let length = old.length;
  const lengths = all.map((change) => {
    length =
      change.op === 'truncate' ? change.length : Math.max(length, change.position + change.data.length);
    return length;
  });
  const content = Buffer.alloc(Math.max(old.length, ...lengths));
  old.copy(content);
  for (const change of all) {
    if (change.op === 'truncate') content.fill(0, change.length);
    else change.data.copy(content, change.position);
  }
  return content.subarray(0, length);
}
