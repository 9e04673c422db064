/** What is handed to a command's standard input: by a pipe, a file, a here-document or a here-string. */
export interface StandardInput {
  /** Null if the text does not tell. */
  text: string | null;
  by: 'pipe' | 'redirect';
  /** Whether it is handed to a group or a loop around the command: whichever reads first gets it. */
  isShared: boolean;
}

/** As a group or a loop hands it on to the commands inside. */
export const shared = (input: StandardInput | null): StandardInput | null =>
  input === null ? null : { ...input, isShared: true };
