import { analyse } from '../../../src/policy/shell/analyse.ts';

export interface OpacityShare {
  steps: number;
  read: number;
  /** How many steps each reason makes opaque, the most frequent first; `alone` where it is the only one. */
  reasons: { code: string; steps: number; alone: number }[];
}

/** How many texts are read without opacity, and why the others are not. */
export function opacityShare(steps: readonly string[]): OpacityShare {
  const reasons = new Map<string, { code: string; steps: number; alone: number }>();
  let read = 0;
  for (const step of steps) {
    const codes = new Set(analyse(step).opacities.map(({ code }) => code));
    if (codes.size === 0) read += 1;
    for (const code of codes) {
      const reason = reasons.get(code) ?? { code, steps: 0, alone: 0 };
      reason.steps += 1;
      reason.alone += codes.size === 1 ? 1 : 0;
      reasons.set(code, reason);
    }
  }
  return { steps: steps.length, read, reasons: [...reasons.values()].sort((a, b) => b.steps - a.steps) };
}
