/** Whether every one of the words stands in the text. Without case; no words stand in every text. */
export function hasEveryWord(text: string, words: string): boolean {
  const lower = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
