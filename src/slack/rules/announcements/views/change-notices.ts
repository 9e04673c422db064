import type { KnownBlock } from '@slack/types';
import type { ImportNotice } from '../../../../rulebook/import/import-notice.ts';
import type { TokenNotice } from '../../../../tokens/token-notice.ts';
import { tokenBlocks, tokenSentence } from '../../../tokens/views/token-notice.ts';
import { importBlocks, importSentence } from './import-notice.ts';

/** Notices that one message takes: Slack's 50 blocks and 13,200 characters have room for them. */
export const NOTICES_MAX = 8;

/** Changes of rules and tokens as the approvals channel is told of them, at most `NOTICES_MAX`. */
export function renderChangeNotices(notices: readonly (TokenNotice | ImportNotice)[]): {
  text: string;
  blocks: KnownBlock[];
} {
  const isAlone = notices.length === 1;
  return {
    text: notices
      .map((notice) => (notice.what === 'rules.imported' ? importSentence(notice) : tokenSentence(notice)))
      .join(' '),
    blocks: notices.flatMap((notice) =>
      notice.what === 'rules.imported' ? importBlocks(notice, isAlone) : tokenBlocks(notice),
    ),
  };
}
