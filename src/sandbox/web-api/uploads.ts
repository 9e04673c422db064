import { LRUCache } from 'lru-cache';
import { newId, newSecret } from '../workspace/ids.ts';

export interface Upload {
  file_id: string;
  filename: string;
  alt_text?: string;
  /** Announced by `files.getUploadURLExternal`; the upload must match it. */
  length: number;
  content?: Buffer;
}

const PENDING_MAX = 100;

/** Files between `files.getUploadURLExternal` and `files.completeUploadExternal`. */
export class Uploads {
  readonly #bySecret = new LRUCache<string, Upload>({ max: PENDING_MAX });

  /** Returns the new upload and the secret last part of its url. */
  open(filename: string, length: number, alt_text?: string): { upload: Upload; secret: string } {
    const secret = newSecret();
    const upload: Upload = { file_id: newId('F'), filename, length, ...(alt_text ? { alt_text } : {}) };
    this.#bySecret.set(secret, upload);
    return { upload, secret };
  }

  at(secret: string): Upload | undefined {
    return this.#bySecret.get(secret);
  }

  /** Takes the upload out for good; undefined if it is unknown or its content never came. */
  complete(fileId: string): (Upload & { content: Buffer }) | undefined {
    for (const [secret, upload] of this.#bySecret) {
      if (upload.file_id !== fileId || upload.content === undefined) continue;
      this.#bySecret.delete(secret);
      return { ...upload, content: upload.content };
    }
    return undefined;
  }
}
