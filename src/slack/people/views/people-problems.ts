import { inline } from '../../kit/text/text.ts';

/** Problems in one message; more are counted. */
const SHOWN_MAX = 20;

/** What an admin is told of the people and channels in the policy file. Escaped mrkdwn. */
export function peopleProblemsText(problems: readonly string[]): string {
  if (problems.length === 0)
    return 'All reviewers, admins, people on call and channels in `expacti.yaml` are valid again.';
  const lines = problems.slice(0, SHOWN_MAX).map((problem) => `•  ${inline(problem, 300)}`);
  const more = problems.length > SHOWN_MAX ? [`and ${problems.length - SHOWN_MAX} more, in the log`] : [];
  return ['*Fix these problems in `expacti.yaml`, or requests will be denied:*', ...lines, ...more].join(
    '\n',
  );
}
