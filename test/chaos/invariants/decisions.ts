import type { Timeline } from '../timeline.ts';
import type { Witness } from '../witness.ts';
import type { StoredRequest } from './stored.ts';
import { type Violation, violation } from './violation.ts';

/** A denial may be this late while a gate and the database are there, in ms (CONTRACT §8). */
const LATE_MS = 5_000;

/** Clocks that agree as well as they can still differ by this, in ms. */
const EARLY_MS = 500;

const describe = ({ id, command, status }: StoredRequest): string =>
  `${id} (${command.slice(0, 40)}): ${status}`;

/** Every request has one end, and exactly one. */
export function oneDecision(requests: readonly StoredRequest[]): Violation[] {
  return requests.flatMap((request) => {
    const outcomes = request.decisions.map(({ outcome }) => outcome);
    if (outcomes.length === 1 && outcomes[0] === request.status) return [];
    return [violation('one decision', `${describe(request)}, decided ${outcomes.join(', ') || 'by nobody'}`)];
  });
}

/** What people approved has enough of the right people, who pressed the button. What a rule approved was allowed. */
export function byItsPeople(
  requests: readonly StoredRequest[],
  { presses }: Witness,
  reviewers: readonly string[],
): Violation[] {
  const pressed = new Set(presses.map(({ requestId, as, what }) => `${requestId} ${as} ${what}`));
  return requests
    .filter(({ status }) => status === 'approved')
    .flatMap((request) => {
      const { id, approvals, required, requester, verdict, decisions } = request;
      if (decisions[0]?.kind === 'rule')
        return verdict === 'allow'
          ? []
          : [violation('approved by a rule', `${describe(request)}, verdict ${verdict}`)];
      const wrong = approvals.filter(
        (as) => !reviewers.includes(as) || as === requester || !pressed.has(`${id} ${as} approve`),
      );
      if (wrong.length > 0)
        return [violation('approved without its people', `${describe(request)} by ${wrong.join(', ')}`)];
      if (new Set(approvals).size >= required) return [];
      return [
        violation('approved without its people', `${describe(request)}: ${approvals.length} of ${required}`),
      ];
    });
}

/** No denial is late while a gate was up and the database was there. */
export function inTime(requests: readonly StoredRequest[], timeline: Timeline): Violation[] {
  return requests.flatMap((request) => {
    const end = request.decisions[0];
    if (end === undefined || end.kind !== 'timeout') return [];
    const well = timeline.wellBetween(request.expiresAt, end.at, ['database'], 1_000);
    if (well <= LATE_MS + timeline.jumpIn(request.createdAt, end.at)) return [];
    return [
      violation(
        'late',
        `${describe(request)}, ${Math.round(well)} ms late: due ${time(request.expiresAt)}, ended ${time(end.at)}`,
      ),
    ];
  });
}

const time = (at: number): string => new Date(at).toISOString();

/** Nobody is told that the time is up before it is, and nothing is decided otherwise once it is. */
export function notEarly(
  requests: readonly StoredRequest[],
  { told, askedAt }: Witness,
  timeline: Timeline,
): Violation[] {
  return requests.flatMap((request) => {
    const { id, createdAt, expiresAt, decisions } = request;
    const [end] = decisions;
    if (end === undefined) return [];
    if (end.kind !== 'timeout')
      return end.at <= expiresAt ? [] : [violation('decided past its deadline', describe(request))];
    const asked = askedAt.get(id);
    const heard = told.filter((one) => one.requestId === id && one.status === 'timed_out');
    if (asked === undefined || heard.length === 0) return [];
    const after = Math.min(...heard.map(({ at }) => at)) - asked;
    const early = expiresAt - createdAt - after - timeline.jumpIn(asked, asked + after);
    return early > EARLY_MS
      ? [violation('early', `${describe(request)}, ${Math.round(early)} ms early`)]
      : [];
  });
}

/** Nobody was told an end that is not the one stored. */
export function toldTheTruth(requests: readonly StoredRequest[], { told }: Witness): Violation[] {
  const stored = new Map(requests.map((request) => [request.id, request]));
  const ends = told.filter(({ status }) => status !== 'pending');
  return [...new Set(told.map(({ requestId }) => requestId).filter((id) => !stored.has(id)))]
    .map((id) => violation('lost', `a caller was told of ${id}, which is not stored`))
    .concat(
      ends
        .filter(({ requestId, status }) => stored.has(requestId) && stored.get(requestId)?.status !== status)
        .map(({ requestId, status }) =>
          violation(
            'told something else',
            `${requestId}: told ${status}, stored ${stored.get(requestId)?.status}`,
          ),
        ),
    );
}

/** Approved and run, or not run: the gate cannot be reached, nobody answered, refused. */
const CODES = [0, 69, 75, 77];

/** A command ran exactly if its request was approved, and `expacti run` said so with its exit code. */
export function ranIfApproved(requests: readonly StoredRequest[], { cliRuns }: Witness): Violation[] {
  return cliRuns.flatMap(({ mark, ran, code, said }) => {
    const request = requests.find(({ command }) => command.includes(mark));
    const isApproved = request?.status === 'approved';
    if (ran && !isApproved)
      return [violation('ran without approval', `${mark}: ${request?.status ?? 'not stored'}`)];
    if (ran !== (code === 0)) return [violation('exit code', `${mark}: ran ${ran}, exit ${code}: ${said}`)];
    if (code !== null && !CODES.includes(code))
      return [violation('exit code', `${mark}: exit ${code}: ${said}`)];
    return [];
  });
}
