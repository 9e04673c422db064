import type { WebClient } from '@slack/web-api';
import type { Fetch } from '../../proxy/outgoing.ts';

/** As long as a call to Slack may take, in ms. */
const UPLOAD_MS = 8_000;

export interface SentPicture {
  png: Buffer;
  /** At most 1,000 characters. */
  altText: string;
  filename: string;
  title: string;
  /** Said with it; mrkdwn, already escaped. */
  comment: string;
}

/**
 * Uploads a PNG and shares it in a conversation. `filesUploadV2` would lose the picture's words: it sends them as
 * `alt_text`, and Slack reads `alt_txt` (docs.slack.dev, "files.getUploadURLExternal").
 */
export async function sendPicture(
  { client, fetch }: { client: WebClient; fetch: Fetch },
  channel: string,
  { png, altText, filename, title, comment }: SentPicture,
): Promise<void> {
  const file = { filename, length: png.length, alt_txt: altText };
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal(file);
  if (url === undefined || id === undefined) throw new Error('Slack returned no upload address');
  const signal = AbortSignal.timeout(UPLOAD_MS);
  const { ok, status } = await fetch(url, { method: 'POST', body: new Uint8Array(png), signal });
  if (!ok) throw new Error(`the upload failed with status ${status}`);
  await client.files.completeUploadExternal({
    files: [{ id, title }],
    channel_id: channel,
    initial_comment: comment,
  });
}
