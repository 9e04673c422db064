import { program } from '../program.ts';

/** https://neo4j.com/docs/operations-manual/current/tools/cypher-shell/ */
export const NEO4J = program('cypher-shell', {
  options: { '-p': 'secret', '--password': 'secret' },
  valued: ['-u', '-a', '-d'],
});
