import type { Candidate } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { hasHiddenCharacters, hiddenCharacters } from '../shell/hidden/hidden.ts';
import type { Subject } from './subject.ts';

const NAMED_MAX = 5;

/** What is unusual about the text itself: `hidden-characters`, `secret-in-command`, `secret-not-redacted`. */
export function textFindings({
  request,
  redaction,
}: Pick<Subject, 'redaction'> & { request: Pick<Candidate, 'command'> }): Finding[] {
  const { command } = request;
  const { count, isIncomplete } = redaction;
  const findings: Finding[] = [];
  if (hasHiddenCharacters(command)) {
    const found = hiddenCharacters(command);
    const more = found.length > NAMED_MAX ? ', …' : '';
    findings.push({
      code: 'hidden-characters',
      severity: 'ask',
      text: `Contains hidden or look-alike characters: ${found.slice(0, NAMED_MAX).join(', ')}${more}.`,
    });
  }
  if (count > 0)
    findings.push({
      code: 'secret-in-command',
      severity: 'note',
      text: `${count === 1 ? '1 secret' : `${count} secrets`} redacted. Pass secrets as variables instead.`,
    });
  if (isIncomplete)
    findings.push({
      code: 'secret-not-redacted',
      severity: 'ask',
      text: 'A secret is shown as written: redacting it could hide what runs. Pass secrets as variables instead.',
    });
  return findings;
}
