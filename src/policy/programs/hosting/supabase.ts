import { program } from '../program.ts';

/** https://supabase.com/docs/reference/cli/supabase-secrets-set */
export const SUPABASE = program(
  'supabase',
  { when: ['secrets', 'set'], rest: { from: 0, carrier: 'name=secret' } },
  { when: ['link'], options: { '-p': 'secret' } },
  { when: ['db'], options: { '-p': 'secret' } },
);
