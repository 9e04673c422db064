import { z } from 'zod';
import type { StoredFile } from '../../workspace/messages/message.ts';
import type { World } from '../../world.ts';
import { ApiError } from '../calls/api-error.ts';
import { count, id, json, text } from '../calls/arguments.ts';
import { readContent } from '../calls/content.ts';
import { writableChannel } from '../calls/lookup.ts';
import { method } from '../method.ts';
import { addMessage, appMessage, threadOf } from './chat-post.ts';

const FILE_BYTES_MAX = 50_000_000;
const FILES_KEPT_MAX = 500;

/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
export const getUploadUrl = method(
  z.object({ filename: id, length: count, alt_txt: text.optional() }),
  (world, args) => {
    refuseFiles(world);
    if (args.length === 0) throw new ApiError('invalid_arguments');
    if (args.length > FILE_BYTES_MAX) throw new ApiError('file_upload_size_restricted');
    const { upload, secret } = world.uploads.open(args.filename, args.length, args.alt_txt);
    return { upload_url: `${world.url()}/upload/v1/${secret}`, file_id: upload.file_id };
  },
);

/** A workspace may take no files at all, or none any more. */
function refuseFiles({ faults }: World): void {
  if (faults.refusesFiles !== null) throw new ApiError(faults.refusesFiles);
}

const completion = z.object({
  files: json.pipe(z.array(z.object({ id, title: text.optional() })).min(1)),
  channel_id: text.optional(),
  thread_ts: text.optional(),
  initial_comment: text.optional(),
  blocks: json.optional(),
});

/** Shares the uploaded files, also into a thread. https://docs.slack.dev/reference/methods/files.completeUploadExternal */
export const completeUpload = method(completion, (world, args) => {
  refuseFiles(world);
  const channel = args.channel_id ? writableChannel(world, args.channel_id) : undefined;
  const thread_ts = channel ? threadOf(channel, args.thread_ts) : undefined;
  const hasComment = args.initial_comment !== undefined || args.blocks !== undefined;
  const content = hasComment
    ? readContent(args.initial_comment, args.blocks)
    : { text: '', blocks: [], pinged: [] };
  const files = args.files.map(({ id, title }) => keepFile(world, id, title));
  if (channel) {
    const message = { ...appMessage(world, channel, content), files };
    addMessage(world, channel, thread_ts === undefined ? message : { ...message, thread_ts });
  }
  return { files: files.map(({ id, title }) => ({ id, title })) };
});

function keepFile({ uploads, workspace }: World, fileId: string, title: string | undefined): StoredFile {
  const upload = uploads.complete(fileId);
  if (!upload) throw new ApiError('file_not_found');
  const { content, filename, alt_text } = upload;
  const is_text = isText(content);
  const file = {
    id: fileId,
    name: filename,
    title: title ?? filename,
    mimetype: is_text
      ? 'text/plain'
      : (IMAGES[filename.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'),
    content,
    is_text,
    ...(alt_text === undefined ? {} : { alt_text }),
  };
  workspace.files.set(fileId, file);
  for (const oldest of workspace.files.keys()) {
    if (workspace.files.size <= FILES_KEPT_MAX) break;
    workspace.files.delete(oldest);
  }
  return file;
}

const IMAGES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** UTF-8 without NUL; what else a name may promise, the bytes decide. */
function isText(content: Buffer): boolean {
  if (content.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}
