import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { z } from 'zod';
import { EXIT } from '../exit-code.ts';

interface DoctorCommandOptions {
  json?: true;
  card: boolean;
}

/**
 * Where doctor is in an installed gate, seen from the bundle of the command line and from this file. It is loaded only for
 * this command, and is not part of the bundle: the other commands stay small, and doctor looks with the gate's own code.
 */
const PLACES = ['../wiring/start-doctor.js', '../../wiring/start-doctor.js'];

const answer = z.object({ output: z.string(), exitCode: z.number().int() });
type StartDoctor = (options: { json: boolean; card: boolean }) => Promise<unknown>;

const ABOUT = `
Run it where the gate runs, with the environment and expacti.yaml of the gate, before the first start or while the gate
runs.  It checks the settings, the database, Redis, both Slack tokens, the scopes of manifest.yml, the clock, every channel,
person and user group in expacti.yaml, every message and modal that expacti shows (blocks.validate), and posts one
message to the approvals channel, which it then changes and deletes. It changes nothing else and prints no secrets.

Exit code: 0 no problems (there may be warnings), 78 a setting is wrong, 69 something cannot be reached or used.`;

/** `expacti doctor`: whether a gate would work here, with a fix for each thing that is wrong. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description(
      'Check everything that the gate needs: settings, Slack, channels, people, database, Redis, clock.',
    )
    .option('--json', 'print one JSON object, for programs')
    .option('--no-card', 'do not post a test message to the approvals channel')
    .addHelpText('after', ABOUT)
    .action(async ({ json, card }: DoctorCommandOptions) => {
      process.exitCode = await doctor({ json: json === true, card });
    });
}

async function doctor(options: { json: boolean; card: boolean }): Promise<number> {
  const place = PLACES.map((path) => new URL(path, import.meta.url)).find((url) =>
    existsSync(fileURLToPath(url)),
  );
  if (place === undefined) {
    console.error(
      'expacti: doctor needs the gate, and only the command line is installed here. Run it where the gate is installed: ' +
        '`npx expacti doctor` in its folder, or `docker exec CONTAINER node dist/cli/main.js doctor`.',
    );
    return EXIT.usage;
  }
  const { startDoctor } = (await import(place.href)) as { startDoctor: StartDoctor };
  const { output, exitCode } = answer.parse(await startDoctor(options));
  process.stdout.write(`${output}\n`);
  return exitCode;
}
