import type { Digest, Proposal } from '../../digest/digest.ts';
import { renderDigest } from '../../slack/digest/views/digest-message.ts';
import { digestReview } from '../../slack/digest/views/digest-review.ts';
import { renderLinkAnnouncement } from '../../slack/people/views/link-announcement.ts';
import { linkList } from '../../slack/people/views/link-list.ts';
import { renderLinkRequest } from '../../slack/people/views/link-request.ts';
import { renderChangeNotices } from '../../slack/rules/announcements/views/change-notices.ts';
import { bindForm } from '../../slack/tokens/views/bind-form.ts';
import { tokenForm } from '../../slack/tokens/views/token-form.ts';
import { tokenList } from '../../slack/tokens/views/token-list.ts';
import { tokenShown } from '../../slack/tokens/views/token-shown.ts';
import { weekOf } from '../../stats/week.ts';
import { ANA, BEN, command, denial, ID, NOW, rule, stats, token } from './data.ts';
import { messages, type Sample, views } from './sample.ts';

const replay = {
  requests: 100,
  flipped: 1,
  flips: [{ command, environment: 'production', repository: null, from: 'allow', to: 'ask', requests: 1 }],
  denied: [],
};
const proposal: Proposal = {
  id: 'a1',
  kind: 'covered',
  retire: [rule],
  add: null,
  dependsOn: [],
  proof: 'Another rule matches all that it matches.',
  witness: command,
  replay,
  isSafe: true,
};
const digest: Digest = {
  at: NOW,
  since: NOW,
  rules: 20,
  requests: 100,
  isPartial: true,
  undecided: 1,
  denials: [denial],
  weeks: { now: weekOf(stats), before: weekOf(stats) },
  use: null,
  proposals: Array.from({ length: 7 }, (_, n) => ({ ...proposal, id: `a${n}`, isSafe: n < 3 })),
  leftOut: 0,
};
const review = { digest: ID, page: 0, ticked: new Set(['a1']) };

const noticed = { ...token, expiresAt: NOW.toISOString() };
const by = { kind: 'person', user: ANA } as const;
const rules = { allow: 2, deny: 1, samples: [{ effect: 'allow', pattern: rule.pattern } as const] };
const imported = { by: { name: 'ci', owner: ANA }, batch: ID, added: rules, changed: rules, retired: rules };

const request = {
  id: ID,
  login: 'octocat',
  user: ANA,
  replaces: BEN,
  askedBy: BEN,
  askedAt: NOW,
  ended: null,
};
const ended = { ...request, ended: { outcome: 'made', by: ANA, at: NOW } } as const;
const link = { login: 'octocat', user: ANA, made: { by: BEN, at: NOW } };

const draft = { ...token, expiresOn: '2027-01-31' };
const list = { words: '', page: 0 };

/** Digest, tokens and links. */
export const teamSamples = (): Sample[] => [
  ...messages(
    renderDigest,
    [ID, digest, 'channel'],
    [ID, digest, 'private'],
    [ID, { ...digest, proposals: [] }, 'channel', ANA],
  ),
  ...views(digestReview, [digest, review, 'Applied.']),
  ...messages(
    renderChangeNotices,
    [[{ what: 'rules.imported', ...imported }]],
    [
      [
        { what: 'token.created', by, token: noticed },
        { what: 'token.bound', by, token: noticed, before: { repositories: [], owner: null } },
        { what: 'token.revoked', by, token: noticed },
      ],
    ],
  ),
  ...views(tokenForm, [{ tokenId: ID, draft, environments: ['production'], note: 'No.', isRepaired: true }]),
  ...views(tokenList, [[token], list, 'Revoked.'], [[], list, null]),
  ...views(tokenShown, [token, 'expacti_sample']),
  ...views(bindForm, [{ token, bindings: token, list, note: null, isRepaired: true }]),
  ...messages(
    renderLinkAnnouncement,
    [{ actor: ANA, what: 'linked', login: 'octocat', user: ANA, replaced: BEN }],
    [{ actor: ANA, what: 'unlinked', login: 'octocat', user: ANA, replaced: null }],
  ),
  ...messages(renderLinkRequest, [request], [ended]),
  ...views(linkList, [{ links: [link], waiting: [request], isAll: true, page: 0 }]),
];
