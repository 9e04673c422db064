import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { SlackDeps } from '../deps.ts';
import type { Access } from '../kit/events/access.ts';
import type { Answer } from '../kit/events/command.ts';
import type { Steps } from '../kit/events/steps.ts';

/** Who typed a sub-command, and with what arguments. */
export interface Typed {
  deps: SlackDeps;
  client: WebClient;
  user: string;
  /** What follows the name, as typed. */
  rest: string;
}

interface Declared {
  /** What people type behind `/expacti`, in any case. Lower case here. */
  name: string;
  /** Its arguments, as help shows them; null if it takes none. */
  usage: string | null;
  /** What it does, as help says it. Mrkdwn. */
  help: string;
  /** Who may use it. Checked before `run`. */
  access: Access;
}

/** A sub-command that a private message answers. */
export interface MessageSubcommand extends Declared {
  opensModal: false;
  run(typed: Typed): Promise<Answer>;
}

/** A sub-command that a modal answers, which nobody else sees. It opens before anything is looked up, since its trigger lives 3 s. */
export interface ModalSubcommand extends Declared {
  opensModal: true;
  /** The modal's title until `run` has filled it, and above a text. */
  title: string | ((rest: string) => string);
  /** @returns what stands in the modal, or a text instead. */
  run(typed: Typed, steps: Steps): Promise<ModalView | string>;
}

export type Subcommand = MessageSubcommand | ModalSubcommand;
