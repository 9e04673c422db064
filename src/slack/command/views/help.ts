import type { KnownBlock } from '@slack/types';
import { section } from '../../kit/blocks/blocks.ts';
import { inlineCode } from '../../kit/text/text.ts';

/** What `/expacti` knows, with what each word does; the one list that help, usage and routing share. */
export const SUBCOMMANDS = {
  help: 'this list',
  pending: 'the requests that wait for a decision now',
  rules: '_[words]_  the rule book: look through it, edit, retire, restore',
  why: '_[-e environment] command_  what would become of a command now, and why',
  runbook: '_[words]_  what people denied, and why',
  stats: '_[30d]_  what became of requests, how fast people decided, and who carries the load',
  digest: 'what may leave the rule book, with proof, for you alone',
  policy: 'the rule book as a document, in words, for you alone',
  oncall: 'who is on call now, and who is next',
  link: '_[login]_  say which GitHub login is yours, for an admin to confirm; alone: who is linked',
  unlink: '_login_  remove such a link (admins)',
  allow: '_[pattern]_  write a rule that lets a command pass (admins)',
  deny: '_[pattern]_  write a rule that never lets a command pass (admins)',
  'break-glass': 'let a request run without all its approvals, or open a closed environment (admins)',
  token: '_create | list | bind | revoke_  tokens that callers ask with (admins)',
} as const;

export type Subcommand = keyof typeof SUBCOMMANDS;

const TEXT = [
  '*expacti* asks people before a command runs in production.',
  'A card shows the exact command. `Approve` lets it run, `Approve & allow…` also makes a rule of it, `Deny…` asks you for a reason, `Why?` shows you how the verdict came about. Silence means no.',
  ...Object.entries(SUBCOMMANDS).map(([name, what]) => `•  \`/expacti ${name}\`  ${what}`),
].join('\n');

/** `/expacti help`; with a word that is not known it says so first. */
export function renderHelp(unknown: string | null): { text: string; blocks: KnownBlock[] } {
  const first = unknown === null ? '' : `${inlineCode(unknown, 100)} is not known here.\n`;
  return { text: `${first}${TEXT}`, blocks: [section(`${first}${TEXT}`)] };
}
