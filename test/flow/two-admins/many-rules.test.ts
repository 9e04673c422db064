import { digestsOfTwo } from './digest.ts';
import { importsOfOne } from './import.ts';
import { laterDenials } from './later-denials.ts';
import { sharedWorkspace } from './shared-workspace.ts';

// What changes many rules at once, or brings back what people have denied since.
const given = sharedWorkspace();

describe('what people denied later', () => {
  laterDenials(given);
});
describe('the digest', () => {
  digestsOfTwo(given);
});
describe('an import', () => {
  importsOfOne(given);
});
