import { closest } from '../../text/closest.ts';
import { cutEnd } from '../../text/cut.ts';

/** Names of the environments that the policy file configures. Nothing is asked, allowed or scoped anywhere else. */
export type KnownEnvironments = readonly string[];

/** Names that one sentence lists. */
const LISTED_MAX = 20;
/** Characters of a name that is not ours, as a sentence repeats it. */
const SHOWN_MAX = 63;

/**
 * What is wrong with the name of an environment that is not configured, in words that name the closest one and have no
 * full stop at their end; null if it is configured.
 */
export function unknownEnvironment(name: string, environments: KnownEnvironments): string | null {
  if (environments.includes(name)) return null;
  const wrong = `${JSON.stringify(cutEnd(name, SHOWN_MAX))} is not a configured environment`;
  const near = closest(name, environments);
  if (near === null) return `${wrong}; none is configured`;
  const names = environments.slice(0, LISTED_MAX).join(', ');
  const more = environments.length > LISTED_MAX ? ` and ${environments.length - LISTED_MAX} more` : '';
  return `${wrong}; the closest is ${near}. Configured: ${names}${more}`;
}
