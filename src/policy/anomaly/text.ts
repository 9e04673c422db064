import type { Finding } from '../finding.ts';
import type { Redaction } from '../redact/redact.ts';
import { hasHiddenCharacters, hiddenCharacters } from '../shell/hidden/hidden.ts';

const NAMED_MAX = 5;

/** What is unusual about the text itself: `hidden-characters`, `secret-in-command`, `secret-not-redacted`. */
export function textFindings(
  command: string,
  { count, isIncomplete }: Pick<Redaction, 'count' | 'isIncomplete'>,
): Finding[] {
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
