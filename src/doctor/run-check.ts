import { type Finding, unable } from './finding.ts';

/** One check, with a name for what cannot be said otherwise. */
export interface Check {
  name: string;
  /** How long it may take, in ms. */
  limitMs: number;
  run(): Promise<Finding[]>;
}

/** Runs one check within its time. It never rejects. */
export async function runCheck({ name, limitMs, run }: Check): Promise<Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding[]>((resolve) => {
    const text = `No answer within ${limitMs / 1000} s.`;
    timer = setTimeout(() => resolve([unable(name, text, 'Try again; check the network.')]), limitMs);
  });
  const found = run().catch((error: unknown) => [
    unable(name, `The check itself failed: ${messageOf(error)}`, 'Try again; if it stays, please report it.'),
  ]);
  return Promise.race([found, late]).finally(() => clearTimeout(timer));
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
