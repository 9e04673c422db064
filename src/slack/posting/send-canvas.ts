import type { WebClient } from '@slack/web-api';

/** Slack's limit for a canvas, in characters (docs.slack.dev, "canvases.create"). */
const MARKDOWN_MAX = 1_048_576;

/**
 * Writes a document as a canvas that one person may read. @returns its address; null if it is too long for one.
 * @throws if Slack does not take it: free teams have no canvases of their own, and admins can switch them off.
 */
export async function createCanvas(
  client: WebClient,
  { title, markdown, reader }: { title: string; markdown: string; reader: string },
): Promise<string | null> {
  if (markdown.length > MARKDOWN_MAX) return null;
  const { canvas_id: id } = await client.canvases.create({
    title,
    document_content: { type: 'markdown', markdown },
  });
  if (id === undefined) throw new Error('Slack returned no canvas id');
  const { failed_to_update_user_ids: failed = [] } = await client.canvases.access.set({
    canvas_id: id,
    access_level: 'read',
    user_ids: [reader],
  });
  // Slack says `ok` all the same (docs.slack.dev, "canvases.access.set"): the link would open for nobody.
  if (failed.length > 0) throw new Error('Slack did not give the reader access to the canvas');
  const { url, team_id: team } = await client.auth.test();
  if (url === undefined || team === undefined)
    throw new Error('Slack did not return the address of the workspace');
  return `${url}docs/${team}/${id}`;
}
