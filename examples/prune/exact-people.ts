import { carefulPeople } from '../month/careful-people.ts';
import type { People } from '../month/people.ts';

/** Reviewers who deny what is wrong, and of everything else make an exact rule: the one that the modal offers first. */
export const exactPeople: People = (seen) => {
  const careful = carefulPeople(seen);
  if (careful.kind === 'deny' || seen.risk.level === 'critical') return careful;
  const reason = seen.context.workflow ?? 'asked for by hand';
  return { kind: 'allow', reason, choose };
};

const choose = (labels: readonly string[]): string =>
  labels.find((label) => label.startsWith('Allow exactly this')) ?? 'No rule: approve this request only';
