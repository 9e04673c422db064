import { kindOf } from '../environments/environment-kind.ts';
import { targetsOf } from '../environments/targets.ts';
import type { Candidate } from '../facts.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from './subject.ts';

/**
 * `wrong-target`: a host, context, profile, namespace, workspace or file that a command names belongs to another kind of
 * environment than the one asked for.
 */
export function wrongTarget({
  analysis,
  request,
}: Pick<Subject, 'analysis'> & { request: Pick<Candidate, 'environment'> }): Finding[] {
  const { environment } = request;
  const asked = kindOf(environment);
  if (asked === null) return [];
  const wrong = targetsOf(analysis).find(({ kind }) => kind !== asked);
  if (wrong === undefined) return [];
  return [
    {
      code: 'wrong-target',
      severity: 'ask',
      text: `“${wrong.text}” looks like ${wrong.kind}, but the request is for ${environment}.`,
    },
  ];
}
