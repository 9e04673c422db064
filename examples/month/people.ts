import type { ShownRequest } from '../../test/support/gate/api.ts';
import type { Item } from './item.ts';

/** What a reviewer does with a card. */
export type Reaction =
  | { kind: 'approve' }
  | { kind: 'deny'; reason: string }
  /** `Approve & allow…`: chooses for every unknown command one of the labels that the modal offers. */
  | { kind: 'allow'; reason: string; choose: (labels: readonly string[]) => string };

/** What is on a card: the request with its risk and findings, who asks, and why. */
export type Seen = Pick<ShownRequest, 'command' | 'environment' | 'risk' | 'findings'> &
  Pick<Item, 'context' | 'reason'>;

/** How a team's reviewers react to cards. They know what the card says and nothing else. */
export type People = (seen: Seen) => Reaction;
