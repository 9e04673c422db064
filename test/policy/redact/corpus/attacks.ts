import { CODE_ATTACKS } from './attacks-code.ts';
import { LATER_CODE_ATTACKS, TARGET_ATTACKS } from './attacks-targets.ts';
import { TEXT_ATTACKS } from './attacks-text.ts';

/** A command that uses redaction to hide what it runs, and the parts of it that must stay in sight. */
export interface Attack {
  command: string;
  visible: readonly string[];
}

/** Commands that hide code or mislead if secrets are redacted without reading the command. */
export const ATTACKS: readonly Attack[] = [...CODE_ATTACKS, ...TEXT_ATTACKS, ...TARGET_ATTACKS, ...LATER_CODE_ATTACKS].map(([command, ...visible]) => ({
  command,
  visible,
}));
