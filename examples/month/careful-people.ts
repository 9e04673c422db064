import type { People, Reaction, Seen } from './people.ts';

const found =
  (code: string) =>
  ({ findings }: Seen): boolean =>
    findings.some((finding) => finding.code === code);
const weighs =
  (code: string) =>
  ({ risk }: Seen): boolean =>
    risk.factors.some((factor) => factor.code === code);

const isPipeline = ({ context }: Pick<Seen, 'context'>): boolean => context.source === 'github';

/** What this team does not let happen, and what it writes into the denial. */
const DENIALS: readonly (readonly [(seen: Seen) => boolean, string])[] = [
  [found('interactive-shell'), 'No shells in scripts: it waits for ever. Use the logs.'],
  [found('wrong-target'), 'This is aimed at another environment than the one it is for.'],
  [(seen) => isPipeline(seen) && found('duplicate')(seen), 'The same has just run. Cancel the second job.'],
  [found('off-hours-high-risk'), 'Not at this hour, with nobody around: on the next working day.'],
  [weighs('git-push-force'), 'Nobody overwrites main from a workflow. It is not needed.'],
  [({ command }) => /^rm -rf .*\/log\//.test(command), 'Logs are archived, not removed.'],
];

/**
 * Reviewers who deny what is wrong, make a rule of what will come again, as wide as its varying part, and approve once
 * what somebody does once.
 */
export const carefulPeople: People = (seen) => {
  const denial = DENIALS.find(([isIt]) => isIt(seen));
  if (denial !== undefined) return { kind: 'deny', reason: denial[1] };
  return comesAgain(seen) ? allowed(seen) : { kind: 'approve' };
};

/** What a pipeline asks for, it asks for again; of what people type, only looking at things, and no query is like the last. */
function comesAgain({ context, risk, command }: Seen): boolean {
  if (risk.level === 'critical') return false;
  if (isPipeline({ context })) return true;
  return risk.categories.every((category) => category === 'read-only') && !command.startsWith('psql ');
}

function allowed({ context }: Seen): Reaction {
  const reason = context.workflow === undefined ? 'looking at things' : `part of every ${context.workflow}`;
  return { kind: 'allow', reason, choose };
}

/** Tags, versions and dates may differ, where that is proposed. */
function choose(labels: readonly string[]): string {
  const wide = labels.find((label) => label.startsWith('Allow it with any'));
  const exact = labels.find((label) => label.startsWith('Allow exactly this'));
  return wide ?? exact ?? 'No rule: approve this request only';
}
