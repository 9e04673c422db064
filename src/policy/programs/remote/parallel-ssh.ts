import { program, running } from '../program.ts';

/** https://linux.die.net/man/1/pdsh, https://clustershell.readthedocs.io/en/latest/tools/clush.html */
export const PARALLEL_SSH = running(program('pdsh pssh parallel-ssh clush'), {
  flags: 'N S b i I v q a A L d --inline --verbose --askpass --all --diff',
  valued: 'w x l u t f g h H p P o e O R F --hosts --host --user --par --timeout --options --outdir --errdir',
  operands: 0,
});
