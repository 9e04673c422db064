import { approvalsMissing } from '../decision/lifecycle.ts';
import type { Request } from '../request.ts';

/** Who counts at this moment. */
export interface Quorum {
  /** Who the required users and groups are; one person of each has to approve. */
  roles: readonly ReadonlySet<string>[];
  /** Who does not count, because it is their own request; also those who approved before that was known. */
  own: ReadonlySet<string>;
}

/** How many more approvals the request needs. */
export function missingFrom(request: Request, { roles, own }: Quorum): number {
  return approvalsMissing({ ...request, approvals: counted(request, own) }, roles);
}

/** What still holds an approved-by-one request up, in sentences without markup; nothing if nothing does. */
export function unmetRequirements(request: Request, { roles, own }: Quorum): string[] {
  const approvals = counted(request, own);
  const { approvalsRequired, approvalFrom } = request;
  const needed =
    approvals.length < approvalsRequired
      ? [`${approvalsRequired} approvals are required, but only ${approvals.length} would be given.`]
      : [];
  const unfilled = approvalFrom
    .filter((_people, index) => !approvals.some(({ by }) => roles[index]?.has(by)))
    .map((people) => `One of ${people.join(', ')} must approve, but none of them would have.`);
  return [...needed, ...unfilled];
}

function counted({ approvals }: Request, own: ReadonlySet<string>): Request['approvals'] {
  return approvals.filter(({ by }) => !own.has(by));
}
