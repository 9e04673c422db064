import { readFile } from 'node:fs/promises';
import { round } from './percentiles.ts';

/** What a process holds now, and the most that it held so far, in MB; null where the system does not tell. */
export interface Memory {
  now_mb: number | null;
  peak_mb: number | null;
}

/** Linux tells (proc(5), VmRSS and VmHWM, in kB). */
export async function memoryOf(pid: number): Promise<Memory> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const megabytes = (name: string): number | null => {
    const [, kilobytes] = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status) ?? [];
    return kilobytes === undefined ? null : round(Number(kilobytes) / 1024);
  };
  return { now_mb: megabytes('VmRSS'), peak_mb: megabytes('VmHWM') };
}
