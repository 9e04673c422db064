import { z } from 'zod';
import { clausePatternProblem } from '../policy/match/compile/clause-pattern.ts';
import { CATEGORIES } from '../policy/risk/risk.ts';
import { approvals, environmentName, timeout, userOrGroup } from './policy-values.ts';

/** A clause whose pattern the policy cannot read would fail every request. */
export const policyClause = z.strictObject({
  when: z
    .strictObject({
      category: z
        .enum(CATEGORIES)
        .optional()
        .meta({
          examples: ['schema-change'],
          description: 'Applies if the command has, or could have, this risk category.',
        }),
      environment: environmentName
        .optional()
        .meta({ examples: ['production'], description: 'Applies to requests for this environment.' }),
      command: z
        .string()
        .min(1)
        .max(1000)
        .superRefine((text, context) => {
          const problem = clausePatternProblem(text);
          if (problem === null) return;
          context.addIssue({
            code: 'custom',
            message: `must be a glob such as "* migrate *": ${problem}`,
          });
        })
        .optional()
        .meta({
          title: 'glob',
          examples: ['* migrate *'],
          description: 'Applies if any simple command of the text matches this glob, as for a deny rule.',
        }),
    })
    .refine(
      (when) => Object.keys(when).length > 0,
      'must have at least one of category, environment and command',
    )
    .describe('When the policy applies. Name at least one condition; all that are named must hold.'),
  approvals: approvals
    .optional()
    .describe('Number of reviewers who must approve. The highest number of all policies that apply counts.'),
  from: z
    .array(userOrGroup)
    .min(1)
    .max(20)
    .optional()
    .meta({ examples: [['S0DBA']], description: 'At least one approval must come from these reviewers.' }),
  timeout: timeout
    .optional()
    .describe('Seconds such a request waits for people. The last policy that applies and sets it wins.'),
});
