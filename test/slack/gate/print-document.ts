import { slackDocument } from './document.ts';

process.stdout.write(slackDocument());
