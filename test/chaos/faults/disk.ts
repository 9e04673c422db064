import { rm, stat, writeFile } from 'node:fs/promises';
import { pause } from '../../support/pause.ts';
import { between, type Fault } from './fault.ts';

/** How often the embedded database looked for room, and found none. */
const looks = async (file: string): Promise<number> =>
  (await stat(`${file}.looks`).catch(() => ({ size: 0 }))).size;

/** The embedded database needs a disk. While it is full nothing can be stored, so a late denial is not the gate's. */
export const DISK_FAULTS: readonly Fault[] = [
  {
    name: 'the disk is full',
    happen: async ({ embedded, timeline }, random) => {
      if (embedded === null) return 0;
      const { fullDisk } = embedded;
      const before = await looks(fullDisk);
      const back = timeline.away('database');
      await writeFile(fullDisk, '');
      await pause(between(random, 1_000, 8_000));
      await rm(fullDisk);
      back();
      return (await looks(fullDisk)) - before;
    },
  },
];
