import type { Directory } from '../ports.ts';

/**
 * Those among these people who have left the workspace. Whoever is no Slack user, such as a token, has not; of whom
 * Slack does not tell, nothing is said.
 */
export async function departedMembers(
  directory: Directory,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const users = ids.filter((id) => /^[UW][A-Z0-9]+$/.test(id));
  const gone = new Set<string>();
  for (const user of users) {
    const person = await directory.person(user).catch(() => undefined);
    if (person === null || person?.deactivated === true) gone.add(user);
  }
  return gone;
}
