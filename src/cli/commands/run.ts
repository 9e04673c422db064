import { type Command, InvalidArgumentError } from 'commander';
import { readCallerSettings } from '../../client/settings/caller-settings.ts';
import { EXIT, exitCode } from '../exit-code.ts';
import { askedText } from '../output/asked-text.ts';
import { missingShell } from '../output/missing-shell.ts';
import { outcomeText } from '../output/outcome-text.ts';
import { createReporter } from '../output/reporter.ts';
import { settingsText } from '../output/settings-text.ts';
import { hasControllingTerminal } from '../output/terminal.ts';
import { runRequest } from '../run-request.ts';

interface Options {
  environment: string;
  timeout?: number;
  reason?: string;
  command?: string;
}

const NAMES = { url: 'EXPACTI_URL', token: 'EXPACTI_TOKEN' };

const HELP = `
Waits for the decision, then runs exactly what was approved with /bin/bash and passes its output and exit code through.
Messages of expacti go to stderr. Ctrl-C while waiting cancels the request.

Settings:
  EXPACTI_URL    address of the gate, such as https://expacti.example.com
  EXPACTI_TOKEN  token of this caller; the command does not get it
  EXPACTI_INSECURE=1  allows http:// to another machine, although others could read the token
  HTTPS_PROXY, HTTP_PROXY, NO_PROXY  proxies, as for curl

-t is an upper limit, also if the policy gives people longer. Without -t, the deadline of the gate applies, at most
48 hours.

Exit codes, besides those of the command:
  77  denied by a person, a rule or the policy
  75  nobody answered in time
  69  the gate cannot be reached or cannot answer: nothing was run
  76  the answer could not be trusted: nothing was run
  64  wrong usage, 78 wrong settings, 130 canceled

Examples:
  expacti run -- docker compose pull api
  expacti run -e staging -r 'release 42' -c 'docker compose pull api && docker compose up -d api'`;

/** `expacti run`: ask, wait, run. */
export function addRun(program: Command): void {
  program
    .command('run')
    .summary('ask for a command, wait for the decision, run it')
    .description('Ask whether a command may run, wait for the decision, and run it if it was approved.')
    .usage("[options] (-- CMD ARG... | -c 'SHELL TEXT')")
    .argument('[words...]', 'the command and its arguments, after --; expacti quotes them')
    .option('-e, --environment <name>', 'environment that the command targets', 'production')
    .option('-t, --timeout <seconds>', 'how long to wait for a decision (at most 48 hours)', wholeSeconds)
    .option('-r, --reason <text>', 'why; reviewers see it')
    .option('-c, --command <text>', 'shell text instead of a command and its arguments')
    .addHelpText('after', HELP)
    .passThroughOptions()
    .action(async (words: string[], options: Options, command: Command) => {
      process.exitCode = await run(askedText(words, options.command, command), options);
    });
}

async function run(command: string, { environment, timeout, reason }: Options): Promise<number> {
  const { EXPACTI_URL: url, EXPACTI_TOKEN: token } = process.env;
  const reading = readCallerSettings({ url, token }, NAMES, process.env);
  const problems = [...(reading.kind === 'problems' ? reading.problems : []), ...missingShell()];
  if (reading.kind === 'problems' || problems.length > 0) {
    process.stderr.write(`${settingsText(problems)}\n`);
    return EXIT.settings;
  }
  const reporter = createReporter(process.stderr, process.env);
  const place = { cwd: process.cwd(), env: process.env, ownGroup: !hasControllingTerminal() };
  const outcome = await runRequest(
    { command, environment, timeout, reason },
    place,
    reading.settings,
    reporter,
  );
  // A command that ran has spoken for itself.
  if (outcome.kind !== 'ran' || outcome.run.kind === 'not-started') reporter.say(outcomeText(outcome, NAMES));
  return exitCode(outcome);
}

function wholeSeconds(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new InvalidArgumentError('Must be a whole number of seconds.');
  return Number(value);
}
