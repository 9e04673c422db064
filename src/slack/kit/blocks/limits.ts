/** Slack's limits (docs.slack.dev, "Block Kit" reference), in characters after escaping unless said otherwise. */
export const SECTION_TEXT_MAX = 3_000;
export const HEADER_TEXT_MAX = 150;

/** Of `text` in `chat.update`, in bytes: longer is `msg_too_long`. */
export const UPDATED_TEXT_BYTES_MAX = 4_000;

/** Ours, well inside what all blocks of one message may hold together (about 13,200 characters). */
export const SHOWN_COMMAND_MAX = 2_800;
/** Lines of a cut command on a card: more would push the buttons out of a phone's screen. */
export const SHOWN_COMMAND_LINES = 18;
/** Caller's texts on a card, such as a reason. */
export const SHOWN_TEXT_MAX = 500;
/** A message's one-line `text`: what a phone's notification and a screen reader get. */
export const FALLBACK_COMMAND_MAX = 250;
/** Of a rule's pattern in an announcement, after escaping: all blocks of a message take 13,200 together. */
export const SHOWN_PATTERN_MAX = 4_000;
