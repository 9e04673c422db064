import { program } from '../program.ts';

/** https://neo4j.com/docs/operations-manual/current/configuration/set-initial-password/ */
export const NEO4J_ADMIN = program(
  'neo4j-admin',
  { when: ['dbms', 'set-initial-password'], operands: { 0: 'secret' } },
  { when: ['set-initial-password'], operands: { 0: 'secret' } },
);
