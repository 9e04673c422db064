/** A Slack user, as Slack says of them at this moment. */
export interface Person {
  id: string;
  teamId: string;
  deactivated: boolean;
  /** Single- or multi-channel guest. */
  guest: boolean;
  bot: boolean;
}
