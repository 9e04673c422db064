import { forEachYielding } from '../../concurrency/yielding.ts';
import { DAY_MS } from '../../time/units.ts';
import type { Past } from '../preview/past.ts';
import { type ShapedDenial, shapeOfText } from './runbook.ts';

/** Days that the runbook looks back. */
export const RUNBOOK_DAYS = 365;
/** Denials that it looks at, the newest ones; older ones stay in the audit log. */
export const RUNBOOK_DENIALS_MAX = 1_000;

export interface RunbookWindow {
  /** The newest first. */
  denials: ShapedDenial[];
  /** Whether there were more denials than are looked at. */
  isPartial: boolean;
}

/** Reads the denials of a year with their shapes. */
export async function readRunbook(past: Past, now: Date): Promise<RunbookWindow> {
  const since = new Date(now.getTime() - RUNBOOK_DAYS * DAY_MS);
  const found = await past.denials(since, RUNBOOK_DENIALS_MAX + 1);
  const shapes = new Map<string, string>();
  const denials: ShapedDenial[] = [];
  await forEachYielding(found.slice(0, RUNBOOK_DENIALS_MAX), (denial) => {
    const shape = shapes.get(denial.command) ?? shapeOfText(denial.command);
    shapes.set(denial.command, shape);
    denials.push({ ...denial, shape });
  });
  return { denials, isPartial: found.length > RUNBOOK_DENIALS_MAX };
}
