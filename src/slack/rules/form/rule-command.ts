import type { RuleDraft } from '../../../rulebook/stored-rule.ts';
import type { ModalSubcommand, Typed } from '../../command/subcommand.ts';
import { repairText } from '../../kit/text/repair-text.ts';
import { ruleForm } from './views/rule-form.ts';

export const allowCommand: ModalSubcommand = {
  name: 'allow',
  usage: '[pattern]',
  help: 'add a rule that lets a command run without asking',
  access: 'admin',
  opensModal: true,
  title: 'Allow a command',
  run: async (typed) => emptyForm(typed, 'allow'),
};

export const denyCommand: ModalSubcommand = {
  name: 'deny',
  usage: '[pattern]',
  help: 'add a rule that always denies a command',
  access: 'admin',
  opensModal: true,
  title: 'Deny a command',
  run: async (typed) => emptyForm(typed, 'deny'),
};

/** The form of a new rule, with the pattern that was typed. */
function emptyForm({ deps, rest }: Typed, effect: RuleDraft['effect']) {
  const { text, isRepaired } = repairText(rest);
  return ruleForm({
    effect,
    draft: { pattern: text, example: text.includes('*') ? null : text },
    environments: deps.rulebook.environments,
    editing: null,
    repaired: isRepaired,
  });
}
