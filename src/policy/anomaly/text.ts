import type { Finding } from '../finding.ts';
import { maskSecrets } from '../secrets.ts';
import { hasHiddenCharacters, hiddenCharacters } from '../shell/hidden.ts';

const NAMED_MAX = 5;

/** What is odd about the text itself: `hidden-characters`, `secret-in-command`. */
export function textFindings(command: string): Finding[] {
  const findings: Finding[] = [];
  if (hasHiddenCharacters(command)) {
    const found = hiddenCharacters(command);
    const more = found.length > NAMED_MAX ? ', …' : '';
    findings.push({
      code: 'hidden-characters',
      severity: 'ask',
      text: `The command holds characters that are hidden or look like others: ${found.slice(0, NAMED_MAX).join(', ')}${more}.`,
    });
  }
  const count = maskSecrets(command).secrets.length;
  if (count > 0)
    findings.push({
      code: 'secret-in-command',
      severity: 'note',
      text: `The command holds ${count === 1 ? 'a secret' : `${count} secrets`}, masked here. Hand it over in a variable.`,
    });
  return findings;
}
