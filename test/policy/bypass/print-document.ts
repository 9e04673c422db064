import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { bypassDocument } from './document.ts';

await loadSqlParser();
process.stdout.write(bypassDocument());
