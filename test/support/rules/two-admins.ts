import type { Workspace } from '../gate/workspace.ts';
import { type CardInSlack, cardShowing, told } from '../slack/cards.ts';
import { announced } from '../slack/digests.ts';
import { chooseForRule, closeModals, pressInModal, shows } from '../slack/modals.ts';
import {
  command,
  type FilledIn,
  filledIn,
  modalTitled,
  submit,
  ticked,
  writeRule,
} from '../slack/rule-modal.ts';
import { importRules, rulesOf, type ShownRule, type WrittenRule, written } from './rule-book.ts';

/** A rule book where some changes take two admins: U0ANA and U0CARO. */
export class TwoAdminBook {
  readonly #given: () => Workspace;

  constructor(given: () => Workspace) {
    this.#given = given;
  }

  /** Imports a deny rule for `eu`, which one may. */
  async denied(pattern: string, more: Partial<WrittenRule> = {}): Promise<ShownRule> {
    const rule = written(pattern, { effect: 'deny', environments: ['eu'], reason: 'never', ...more });
    const { added } = await importRules(this.#given().api, [rule]);
    if (added[0] === undefined) throw new Error(`${pattern} was not added`);
    return added[0];
  }

  /** U0ANA proposes a glob that allows, and U0CARO confirms it. */
  async allowed(name: string, more: Partial<FilledIn> = {}): Promise<ShownRule> {
    const pattern = `${name} *`;
    const fields = { type: 'glob' as const, pattern, example: `${name} x`, reason: 'every day' };
    await writeRule(this.#given(), 'U0ANA', 'allow', { ...fields, environments: ['eu'], ...more });
    await this.confirm(await this.held(`wants to add an allow rule \`${pattern}\``), 'U0CARO');
    return this.rule(pattern);
  }

  /** The newest message that asks for a second admin and shows this. */
  held(text: string): Promise<CardInSlack> {
    return cardShowing(this.#given(), text);
  }

  async confirm(card: CardInSlack, as: string): Promise<void> {
    await card.press(as, 'Confirm');
    await this.ended(card, new RegExp(`Confirmed by <@${as}>`));
  }

  async ended(card: CardInSlack, pattern: RegExp): Promise<void> {
    await this.#given().slack.waitFor(() => card.buttons().length === 0 && pattern.test(card.text()), {
      what: `${pattern} in place of the buttons`,
    });
  }

  /** The author presses `Confirm`, and is told that it takes another one. */
  async confirmOwn(card: CardInSlack, as: string): Promise<void> {
    await card.press(as, 'Confirm');
    await told(this.#given(), as, /You can't confirm your own proposal/);
  }

  async rule(pattern: string): Promise<ShownRule> {
    const rule = (await rulesOf(this.#given().api)).find((one) => one.pattern === pattern);
    if (rule === undefined) throw new Error(`there is no rule ${pattern}`);
    return rule;
  }

  async has(pattern: string): Promise<boolean> {
    return (await rulesOf(this.#given().api)).some((one) => one.pattern === pattern);
  }

  /** Opens the list with the words of a pattern, and chooses from the menu of the rule. */
  async choose(
    as: string,
    what: 'retire' | 'restore' | 'edit',
    rule: { id: string; pattern: string },
  ): Promise<void> {
    const workspace = this.#given();
    await closeModals(workspace, as);
    await command(workspace, as, `rules ${rule.pattern.replaceAll('*', '').trim()}`);
    await modalTitled(workspace, as, 'Rule book');
    if (what === 'restore') {
      await pressInModal(workspace, as, 'Show retired rules');
      await shows(workspace, as, /retired rules?\*/);
    }
    await chooseForRule(workspace, as, what, rule);
  }

  /** Retires a rule that one admin may retire. */
  async retire(as: string, rule: { id: string; pattern: string }): Promise<void> {
    await this.choose(as, 'retire', rule);
    await shows(this.#given(), as, /Retired\. You can undo it in the channel/);
  }

  /** Edits a rule in its form, up to the last press. */
  async edit(as: string, rule: { id: string; pattern: string }, fields: FilledIn): Promise<void> {
    const workspace = this.#given();
    await this.choose(as, 'edit', rule);
    await modalTitled(workspace, as, 'Edit rule');
    await submit(workspace, as, filledIn(fields));
    await modalTitled(workspace, as, 'Check the rule');
    await submit(workspace, as);
  }

  /** The announcement of a change, to press `Undo` under it. */
  announced(pattern: RegExp) {
    return announced(this.#given(), pattern);
  }

  /** A person denies a request. */
  async personDenies(text: string, environment: string, reason: string): Promise<void> {
    const { api } = this.#given();
    const { id } = await api.ask(text, { environment });
    const card = await cardShowing(this.#given(), text);
    await card.deny('U0BEN', reason);
    if ((await api.read(id, 30)).status !== 'denied') throw new Error(`${text} was not denied`);
  }
}

/** The box under the denials, ticked. */
export const DENIALS_READ = ticked('confirm', 'confirmed');
