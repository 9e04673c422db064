import { at } from './calendar.ts';
import type { Item, ItemContext } from './item.ts';

/** A run of a workflow: its steps ask one after the other, a minute apart. */
export interface Run {
  day: number;
  /** When its first step asks, in the team's time. */
  time: string;
  environment: Item['environment'];
  repository: string;
  workflow: string;
  actor: string;
  ref: string;
  sha: string;
  reason: string;
  steps: readonly string[];
  incident?: string;
}

/** The instant at which it starts. */
export const startOf = ({ day, time }: Run): number => at(day, time).getTime();

/** A run's steps as requests. `number` makes the run's id. */
export function itemsOf(run: Run, number: number): Item[] {
  const { day, time, environment, reason, steps, incident, ...rest } = run;
  const runId = String(9_000_000 + number * 37);
  const context: ItemContext = {
    source: 'github',
    ...rest,
    job: environment,
    run_id: runId,
    run_attempt: 1,
    run_url: `https://github.com/${run.repository}/actions/runs/${runId}`,
  };
  return steps.map((command, index) => ({
    day,
    at: at(day, time, index),
    command,
    environment,
    reason,
    context,
    // Where a run goes wrong as a whole, its first step is what people see of it.
    ...(incident !== undefined && index === 0 ? { incident } : {}),
  }));
}
