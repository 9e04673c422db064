import type { Finding } from '../finding.ts';
import { pastFindings } from './history.ts';
import { hoursFindings } from './hours.ts';
import { interactiveShell } from './interactive-shell.ts';
import { requesterFindings } from './requester.ts';
import { riskCeiling } from './risk-ceiling.ts';
import type { Subject } from './subject.ts';
import { textFindings } from './text.ts';
import { wrongTarget } from './wrong-target.ts';

/** Each finds its kind of findings, in the order in which they are listed if they are equally severe. */
const FINDERS: readonly ((subject: Subject) => Finding[])[] = [
  wrongTarget,
  textFindings,
  interactiveShell,
  riskCeiling,
  pastFindings,
  hoursFindings,
  requesterFindings,
];

const WEIGHT = { deny: 0, ask: 1, note: 2 };

/** Every stated reason for caution, the most severe first (CONTRACT §5). */
export function findingsOf(subject: Subject): Finding[] {
  return FINDERS.flatMap((find) => find(subject)).sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}
