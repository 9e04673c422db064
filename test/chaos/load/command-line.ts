import { startCli } from '../../support/callers/expacti-cli.ts';
import { pickBy } from '../../support/random-shell/pick.ts';
import type { World } from '../world.ts';

/** One run of `expacti run`; whether its command ran is seen by what it prints. */
export async function runCli({ gates, token, witness }: World, random: () => number): Promise<void> {
  const pick = pickBy(random);
  const mark = `ran-${Math.floor(random() * 1e9)}`;
  const args = ['run', '-t', '12', '-c', `echo ${mark}`];
  const { ended } = startCli(pick(gates).url, args, { EXPACTI_TOKEN: token });
  const { code, stdout, stderr } = await ended;
  witness.cliRuns.push({ code, mark, ran: stdout.includes(mark), said: stderr.slice(-500) });
}
