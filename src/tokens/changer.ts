/** Who changes tokens. */
export type Changer =
  /** Slack user. */
  | { kind: 'person'; user: string }
  /** A call of the API. `owner` is the Slack user who answers for the token. */
  | { kind: 'token'; id: string; name: string; owner: string | null }
  | { kind: 'gate' };

/** The changer as the audit log and `created_by` name them: a Slack user, `token:…` or `gate`. */
export function actorOf(by: Changer): string {
  switch (by.kind) {
    case 'person':
      return by.user;
    case 'token':
      return `token:${by.id}`;
    case 'gate':
      return 'gate';
  }
}
