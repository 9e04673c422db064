import { readFileSync } from 'node:fs';

/** What was done to a disk; `record-disk.cjs` writes it down. Paths are relative to the disk's root. */
export type Operation =
  | { op: 'create'; path: string; file: string }
  | { op: 'mkdir' | 'rmdir' | 'unlink'; path: string }
  | { op: 'rename'; path: string; to: string }
  | { op: 'truncate'; file: string; length: number }
  | { op: 'write'; file: string; position: number; data: Buffer }
  /** `file` ends with a slash if it is a folder. */
  | { op: 'sync'; file: string; sync: number }
  | { op: 'synced'; sync: number };

export interface Recorded {
  operation: Operation;
  /** Bytes of the log up to and with this operation: what the log's size was at that moment. */
  end: number;
}

/** Operations that a kill cut off in the middle of their record are left out. */
export function readDiskLog(path: string): Recorded[] {
  const log = readFileSync(path);
  const recorded: Recorded[] = [];
  let at = 0;
  for (let newline = log.indexOf(10, at); newline >= 0; newline = log.indexOf(10, at)) {
    const { bytes, ...operation } = JSON.parse(log.toString('utf8', at, newline)) as { bytes: number };
    const end = newline + 1 + bytes;
    if (end > log.length) break;
    const data = log.subarray(newline + 1, end);
    recorded.push({ operation: { ...operation, data } as unknown as Operation, end });
    at = end;
  }
  return recorded;
}
