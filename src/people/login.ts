/** Characters of a login, the same as in the policy file. */
const LOGIN_MAX = 100;

/** What GitHub and its like let a login be, apps (`renovate[bot]`) included. */
const LOGIN = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?(?:\[bot\])?$/;

/** A typed login as it is kept, in lower case and without a leading `@`; null if it can be none. */
export function readLogin(typed: string): string | null {
  const login = typed.trim().replace(/^@/, '').toLowerCase();
  return login.length <= LOGIN_MAX && LOGIN.test(login) ? login : null;
}
