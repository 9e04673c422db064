import { DeadlinePassed, withDeadline } from '../concurrency/deadline.ts';
import { type Finding, unable } from './finding.ts';

/** One check. Its name stands for it if it cannot answer. */
export interface Check {
  name: string;
  /** How long it may take, in ms. */
  limitMs: number;
  run(): Promise<Finding[]>;
}

/** Runs one check within its time. It never rejects. */
export async function runCheck({ name, limitMs, run }: Check): Promise<Finding[]> {
  try {
    return await withDeadline(run(), limitMs, `No answer within ${limitMs / 1000} s.`);
  } catch (error) {
    if (error instanceof DeadlinePassed)
      return [unable(name, error.message, 'Check the network and try again.')];
    const text = `The check itself failed: ${messageOf(error)}`;
    return [unable(name, text, 'Try again. If it happens again, report it.')];
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
