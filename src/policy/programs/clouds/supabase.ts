import { program } from '../program.ts';

/** https://supabase.com/docs/reference/cli/supabase-secrets-set */
export const SUPABASE = program(
  'supabase',
  { when: ['secrets', 'set'], rest: { from: 0, carrier: 'name=secret' } },
  { options: { '-p': 'secret' } },
);
