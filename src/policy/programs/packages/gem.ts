import { program } from '../program.ts';

/** https://guides.rubygems.org/command-reference/ */
export const GEM = program('gem', { options: { '--key': 'text', '--otp': 'secret' } });
