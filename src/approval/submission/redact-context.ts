import { redactTexts } from '../../policy/redact/free-text.ts';
import type { RequestContext } from '../request.ts';

/** Who asks, and from where, stays as it is: nobody becomes somebody else by writing their own name as a secret. */
export function redactContext(context: RequestContext, values: readonly string[]): RequestContext {
  const { actor, triggering_actor, repository, sha } = context;
  const identity = Object.entries({ actor, triggering_actor, repository, sha }).filter(
    ([, value]) => value !== undefined,
  );
  return { ...redactTexts(context, values), ...Object.fromEntries(identity) };
}
