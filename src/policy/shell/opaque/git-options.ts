import { couldBeOption, isControlled } from '../read/own-values.ts';
import { literalOf, literalStart, type Word } from '../word.ts';

const VALUED_GLOBALS = new Set(['-C', '--git-dir', '--work-tree', '--namespace', '--super-prefix']);
const PLAIN_GLOBALS =
  /^(?:-[pPvh]|--(?:paginate|no-pager|bare|no-replace-objects|no-lazy-fetch|no-optional-locks|no-advice|version|help|(?:literal|glob|noglob|icase)-pathspecs|git-dir=.*|work-tree=.*|namespace=.*))$/s;
/** Subcommands that are there to run something else. */
const RUNS =
  /^(?:filter-branch|difftool|mergetool|send-email|daemon|instaweb|web--browse|shell|hook|for-each-repo|imap-send|citool|gui)$/;
/** Words by which any subcommand would run another program. Long options may be cut short. */
const LONG = [
  '--upload-pack',
  '--receive-pack',
  '--exec',
  '--open-files-in-pager',
  '--extcmd',
  '--template',
  '--config',
  '--remote-helper',
];
const BY_SUBCOMMAND = new Map<string, RegExp>(
  Object.entries({
    clone: /^-[a-zA-Z]*[uc]/,
    rebase: /^-[a-zA-Z]*x/,
    grep: /^-[a-zA-Z]*O/,
    submodule: /^foreach$/,
    bisect: /^(?:run|visualize|view)$/,
  }),
);
/** A transport that is a command, or a host name that ssh would take for an option (CVE-2017-1000117). */
const TRANSPORT = /^ext::|^(?:ssh|git\+ssh|ssh\+git):\/\/-/;
const HARMLESS_KEYS =
  /^(?:user\.(?:name|email)|push\.(?:default|autosetupremote)|pull\.(?:rebase|ff)|fetch\.prune|init\.defaultbranch|safe\.directory|advice\.\w+|color\.[\w.]+|core\.(?:autocrlf|eol|filemode|quotepath|longpaths|ignorecase|abbrev)|branch\.[\w./-]+\.(?:remote|merge|rebase)|log\.\w+|status\.\w+)$/i;
const ONLY_READS = /^(?:--get|--get-all|--get-regexp|--list|-l|get|list)$/;

/** The word by which git would run another program; null if there is none that is seen. */
export function gitRunsThrough(args: readonly Word[]): string | null {
  const at = subcommandAt(args);
  const subcommand = args[at];
  if (subcommand === undefined) return null;
  const name = literalOf(subcommand);
  if (name === null) return isControlled(subcommand) ? subcommand.source : null;
  if (name.startsWith('-') || RUNS.test(name)) return subcommand.source;
  const rest = args.slice(at + 1);
  if (name === 'config') return configuresMore(rest) ? (rest[0]?.source ?? name) : null;
  return rest.find((word) => runs(word, name))?.source ?? null;
}

/** Where the subcommand stands, or the first global option that is not known to be harmless. */
function subcommandAt(args: readonly Word[]): number {
  let at = 0;
  while (at < args.length) {
    const text = literalOf(args[at]);
    if (text !== null && VALUED_GLOBALS.has(text)) {
      const value = args[at + 1];
      if (value !== undefined && couldBeOption(value)) return at + 1;
      at += 2;
    } else if (text !== null && PLAIN_GLOBALS.test(text)) at += 1;
    else return at;
  }
  return at;
}

function runs(word: Word, subcommand: string): boolean {
  const start = literalStart(word);
  if (couldBeOption(word)) return true;
  const [given = ''] = start.split('=');
  if (/^--./.test(given) && LONG.some((name) => name.startsWith(given))) return true;
  return TRANSPORT.test(start) || BY_SUBCOMMAND.get(subcommand)?.test(start) === true;
}

/** Anything but reading, or setting what is known to run nothing: very many keys name a program. */
function configuresMore(args: readonly Word[]): boolean {
  const texts = args.map(literalOf);
  if (ONLY_READS.test(actionOf(texts) ?? '')) return false;
  const operands = texts.filter(
    (text) => text === null || !/^--(?:global|local|system|add|unset|bool|int)$/.test(text),
  );
  return !HARMLESS_KEYS.test(operands[0] === 'set' ? (operands[1] ?? '') : (operands[0] ?? ''));
}

/** What is done: the first word that is no plain option. `git config core.pager list` sets a pager of that name. */
function actionOf(texts: readonly (string | null)[]): string | null {
  const at = texts.findIndex(
    (text, index) =>
      text === null ||
      !(PLAIN_CONFIG.test(text) || VALUED_CONFIG.has(texts[index - 1] ?? '') || VALUED_CONFIG.has(text)),
  );
  return texts[at] ?? null;
}

const PLAIN_CONFIG =
  /^(?:-z|--(?:global|local|system|worktree|null|name-only|show-origin|show-scope|includes|bool|int|path|(?:file|blob|type|default)=.*))$/s;
const VALUED_CONFIG = new Set(['-f', '--file', '--blob', '--type', '--default']);
