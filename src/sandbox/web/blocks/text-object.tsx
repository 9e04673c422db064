import { Mrkdwn } from '../mrkdwn/mrkdwn.tsx';

export interface TextObject {
  type: string;
  text: string;
}

/** A text object: mrkdwn formatted, plain text exactly as it is. */
export function Text({ of }: { of: TextObject }) {
  return of.type === 'mrkdwn' ? <Mrkdwn text={of.text} /> : <span class="plain">{of.text}</span>;
}
