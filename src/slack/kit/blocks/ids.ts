/** Names of our buttons and modals; payloads are routed by them. */
export const ACTION = {
  approve: 'request_approve',
  deny: 'request_deny',
  why: 'request_why',
  approveAndAllow: 'request_approve_and_allow',
  undo: 'rules_undo',
  heldConfirm: 'rules_held_confirm',
  heldRefuse: 'rules_held_refuse',
  rulesPage: 'rules_page',
  ruleMenu: 'rule_menu',
  runbookPage: 'runbook_page',
  runbookEntry: 'runbook_entry',
  tokensPage: 'tokens_page',
  tokenRevoke: 'token_revoke',
  tokenBind: 'token_bind',
  digestReview: 'digest_review',
  digestApplySafe: 'digest_apply_safe',
  digestNotNow: 'digest_not_now',
  digestPage: 'digest_page',
  digestTick: 'digest_tick',
  undoSome: 'rules_undo_some',
  linkConfirm: 'link_confirm',
  linkRefuse: 'link_refuse',
  linksPage: 'links_page',
  breakGlass: 'request_break_glass',
  signOff: 'glass_sign_off',
} as const;

export const VIEW = {
  deny: 'request_deny_reason',
  ruleForm: 'rule_form',
  ruleReview: 'rule_review',
  rules: 'rules_list',
  runbook: 'runbook',
  tokenForm: 'token_form',
  tokens: 'token_list',
  tokenBind: 'token_bind',
  links: 'link_list',
  breakGlassForm: 'glass_form',
  breakGlassConfirmation: 'glass_review',
  signOff: 'glass_sign_off',
  digestReview: 'digest_review',
  undoSome: 'rules_undo_some',
  undoReview: 'rules_undo_review',
  restoreReview: 'rules_restore_review',
  approveAndAllow: 'request_approve_and_allow',
  notice: 'notice',
} as const;

/** The action id of the one element in an input block. What people enter is found by the block's id. */
export const VALUE = 'value';

/** Where the reason stands in the deny modal's state. */
export const REASON_BLOCK = 'reason';
export const REASON_ACTION = 'text';
