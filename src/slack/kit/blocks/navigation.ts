import type { KnownBlock } from '@slack/types';
import { plain } from './blocks.ts';

/** The buttons that {@link navigation} makes for that action. */
export const navigationButtons = (actionId: string): RegExp => new RegExp(`^${actionId}:`);

/** `Back` and `Next` of a list in pages; nothing if there is one page. @param actionId the part before the colon. */
export function navigation(actionId: string, page: number, pages: number): KnownBlock[] {
  const button = (text: string, value: string) => ({
    type: 'button' as const,
    action_id: `${actionId}:${value}`,
    value,
    text: plain(text),
  });
  const elements = [
    ...(page > 0 ? [button('Back', 'back')] : []),
    ...(page < pages - 1 ? [button('Next', 'next')] : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
