import { program } from '../program.ts';

/** https://www.mongodb.com/docs/mongodb-shell/reference/options/ */
export const MONGO = program(
  'mongosh mongo mongodump mongorestore mongoexport mongoimport mongostat mongotop',
  {
    options: { '-p': 'secret', '--password': 'secret' },
    valued: ['-u', '--username', '-d', '--db', '--host', '--port', '--authenticationDatabase'],
  },
);
