import { z } from 'zod';
import type { Act } from '../protocol.ts';

const id = z.string().min(1).max(255);
const typed = z.string().max(40_000);
const values = z.record(id, z.record(id, z.looseObject({ type: z.string() })));
const selected = z.union([typed, z.array(typed).max(100)]);
const element = { block_id: id, action_id: id, selected: selected.optional(), values: values.optional() };

/** An act as it comes over HTTP. */
export const actSchema: z.ZodType<Act> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('click'), as: id, channel: id, ts: id, ...element }),
  z.object({ type: z.literal('click_view'), as: id, view_id: id, ...element }),
  z.object({ type: z.literal('submit'), as: id, view_id: id, values }),
  z.object({ type: z.literal('close'), as: id, view_id: id }),
  z.object({ type: z.literal('command'), as: id, channel: id, text: typed }),
  z.object({ type: z.literal('message'), as: id, channel: id, text: typed, thread_ts: id.optional() }),
  z.object({ type: z.literal('open_home'), as: id }),
]);
