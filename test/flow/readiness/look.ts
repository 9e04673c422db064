import type { Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';

export interface Readiness {
  status: number;
  strict: number;
  checks: Record<string, string>;
  degraded: string[];
  /** The parts whose metric says that they are not well. */
  metric: string[];
  /** `expacti_ready`. */
  ready: string | undefined;
}

type Body = Pick<Readiness, 'checks' | 'degraded'>;

export async function readiness({ api }: Workspace): Promise<Readiness> {
  const { status, body } = await api.call<Body>('GET', '/readyz');
  const { status: strict } = await api.call('GET', '/readyz?strict');
  const metrics = await (await fetch(`${api.url}/metrics`)).text();
  const metric = Array.from(
    metrics.matchAll(/^expacti_degraded\{part="(\w+)"\} 1$/gm),
    ([, part = '']) => part,
  );
  const ready = /^expacti_ready (\d)$/m.exec(metrics)?.[1];
  return { status, strict, checks: body.checks, degraded: body.degraded, metric, ready };
}

/** Waits until exactly these parts are degraded, and returns what is said then. */
export async function degradedAre(workspace: Workspace, ...parts: string[]): Promise<Readiness> {
  let seen = await readiness(workspace);
  await until(`${parts.join(', ') || 'nothing'} degraded`, async () => {
    seen = await readiness(workspace);
    return seen.degraded.join() === parts.join() && seen.metric.join() === parts.join();
  });
  return seen;
}

/** The sentences of log lines with this message. */
export const logged = ({ gate }: Workspace, msg: string): Record<string, unknown>[] =>
  gate.log.filter((line) => line.msg === msg);
