import { program, running } from '../program.ts';

/** https://nix.dev/manual/nix/latest/command-ref/nix-shell, new-cli/nix3-develop */
export const NIX = running(program('nix nix-shell'), { text: ['--run'] }, { rest: ['--command', '-c'] });
