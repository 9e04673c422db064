import type { Workspace } from '../../support/gate/workspace.ts';
import { duplicateText } from '../../support/requests/duplicates.ts';
import { cardOf, linkOf, settled } from '../../support/slack/cards.ts';

/** People are asked about a request, and the same is asked for again. */
export function pendingTwins(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });

  test('the card of the second one says that the first one was pending, and links to its card', async () => {
    const { api } = workspace;
    const first = await api.ask('make deploy-pending');
    await cardOf(workspace, first.id);
    const url = await linkOf(workspace, first.id);
    const second = await api.ask('make deploy-pending');
    expect(duplicateText(second)).toBe(
      `The same command was requested less than a minute ago and was still pending (${first.id}).`,
    );
    const card = await cardOf(workspace, second.id);
    expect(card.text()).toContain(`was still pending (<${url}|open the card>)`);
  });

  test('once the first one was approved, a third one names it, and its Approve asks once more', async () => {
    const { api } = workspace;
    const first = await api.ask('make deploy-approved');
    const firstCard = await cardOf(workspace, first.id);
    expect(JSON.stringify(firstCard.message().blocks)).not.toContain('"confirm"');
    await firstCard.press('U0ANA', 'Approve');
    await settled(workspace, firstCard, /Approved/);
    const url = await linkOf(workspace, first.id);
    const third = await api.ask('make deploy-approved');
    expect(duplicateText(third)).toBe(`The same command was approved less than a minute ago (${first.id}).`);
    const card = await cardOf(workspace, third.id);
    expect(card.text()).toContain(`was approved less than a minute ago (<${url}|open the card>)`);
    expect(JSON.stringify(card.message().blocks)).toContain('Approve in production (1 of 1)?');
  });

  test('what was denied, canceled or timed out is repeated by nothing', async () => {
    const { api } = workspace;
    const denied = await api.ask('make deploy-denied');
    await (await cardOf(workspace, denied.id)).deny('U0BEN', 'not now');
    expect((await api.read(denied.id, 30)).status).toBe('denied');
    expect(duplicateText(await api.check('make deploy-denied'))).toBeNull();

    const canceled = await api.ask('make deploy-canceled');
    await api.call('POST', `/v1/requests/${canceled.id}/cancel`);
    expect(duplicateText(await api.check('make deploy-canceled'))).toBeNull();

    const late = await api.ask('make deploy-late', { timeout: 5 });
    expect((await api.read(late.id, 30)).status).toBe('timed_out');
    expect(duplicateText(await api.check('make deploy-late'))).toBeNull();
  });

  test('a check stores nothing that a request could repeat', async () => {
    const { api } = workspace;
    await Promise.all(Array.from({ length: 5 }, () => api.check('make deploy-checked')));
    expect(duplicateText(await api.ask('make deploy-checked'))).toBeNull();
    expect(duplicateText(await api.check('make deploy-checked'))).toMatch(/was still pending/);
  });
}
