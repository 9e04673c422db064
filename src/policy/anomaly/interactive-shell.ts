import type { Finding } from '../finding.ts';
import { INTERACTIVE } from '../risk/effects/interactive.ts';
import type { Subject } from './subject.ts';

/** `interactive-shell`: the command opens a shell or waits for somebody to type. */
export function interactiveShell({ risk }: Pick<Subject, 'risk'>): Finding[] {
  if (!risk.factors.some(({ code }) => code === INTERACTIVE.code)) return [];
  return [{ code: 'interactive-shell', severity: 'ask', text: INTERACTIVE.text }];
}
