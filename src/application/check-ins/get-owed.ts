import type { Subject } from '../../domain/okr/check-in';
import type { CheckInStanding } from '../../domain/okr/check-in-schedule';
import type { CommentId, CheckInId, Home, KeyResultId, ObjectiveId } from '../../domain/shared/ids';
import type { AccountId } from '../../domain/shared/ids';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { judgeOkrs } from '../okr/judged-okrs';
import { homesOf, withValues } from '../okr/okr-records';
import type { KeyResultView, ObjectiveView } from '../okr/okr-view';
import { viewerSight } from '../okr/viewer-sight';
import type { Mention } from '../ports/comments';
import type { Staleness } from '../ports/metric-states';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';
import { responsibleFor } from './check-in-state';
import { titleOf, visibleSubject } from './find-subject';

export interface OwedCheckIn {
  readonly keyResultId: KeyResultId;
  readonly title: string;
  readonly objectiveId: ObjectiveId;
  readonly objectiveTitle: string;
  readonly projectId: Home;
  readonly standing: CheckInStanding;
}

export interface MentionView {
  readonly sourceId: string;
  readonly at: string;
  readonly by: AccountId;
  readonly in: Mention['in'];
  readonly subject: Subject;
  readonly title: string;
  readonly projectId: Home;
  readonly text: string;
}

export interface BrokenQuery {
  readonly keyResultId: KeyResultId;
  readonly title: string;
  readonly projectId: Home;
  readonly stale: Staleness;
}

export interface Owed {
  readonly checkIns: readonly OwedCheckIn[];
  readonly isCadenceOn: boolean;
  readonly nextDueOn: CalendarDate | null;
  readonly mentions: readonly MentionView[];
  readonly brokenQueries: readonly BrokenQuery[];
}

/** What waits for the person, in all places they may look into. */
export async function getOwed(ports: Ports, caller: Caller): Promise<Outcome<Owed>> {
  const [mine, mentions, settings] = await Promise.all([
    ownKeyResults(ports, caller),
    unreadMentions(ports, caller),
    ports.settings.load(),
  ]);
  return ok({
    checkIns: mine.flatMap(owedCheckIn).sort(longestFirst),
    isCadenceOn: settings.checkInCadence.kind !== 'off',
    nextDueOn: mine.flatMap(nextDue).sort()[0] ?? null,
    mentions,
    brokenQueries: mine.flatMap(brokenQuery),
  });
}

interface Own {
  readonly objective: ObjectiveView;
  readonly keyResult: KeyResultView;
}

async function ownKeyResults(ports: Ports, caller: Caller): Promise<readonly Own[]> {
  const everywhere = { projectId: null, lifecycle: 'active' } as const;
  const [allObjectives, allKeyResults] = await Promise.all([
    ports.okrs.listObjectives(everywhere),
    ports.okrs.listKeyResults(everywhere),
  ]);
  const objectiveById = new Map(allObjectives.map((objective) => [objective.id, objective]));
  const keyResults = allKeyResults.filter((keyResult) => {
    const objective = objectiveById.get(keyResult.objectiveId);
    return objective !== undefined && responsibleFor(keyResult, objective) === caller.accountId;
  });
  const needed = new Set(keyResults.map(({ objectiveId }) => objectiveId));
  const objectives = allObjectives.filter(({ id }) => needed.has(id));
  const records = await withValues(ports, { objectives, keyResults });
  const audiences = [...records.states.values()].map(({ audience }) => audience);
  const sight = await viewerSight(ports, caller, { homes: homesOf(records), audiences });
  return judgeOkrs(records, sight).flatMap((objective) =>
    objective.keyResults.map((keyResult) => ({ objective, keyResult })),
  );
}

function owedCheckIn({ objective, keyResult }: Own): readonly OwedCheckIn[] {
  const { standing } = keyResult.checkIn;
  if (standing.kind !== 'due' && standing.kind !== 'overdue') return [];
  const { id: keyResultId, title } = keyResult;
  const { id: objectiveId, title: objectiveTitle, projectId } = objective;
  return [{ keyResultId, title, objectiveId, objectiveTitle, projectId, standing }];
}

const dueOn = ({ standing }: OwedCheckIn) => (standing.kind === 'none' ? '' : standing.dueOn);

const longestFirst = (a: OwedCheckIn, b: OwedCheckIn) =>
  dueOn(a) === dueOn(b) ? a.title.localeCompare(b.title) : dueOn(a) < dueOn(b) ? -1 : 1;

function nextDue({ keyResult }: Own): readonly CalendarDate[] {
  const { standing } = keyResult.checkIn;
  return standing.kind === 'upcoming' ? [standing.dueOn] : [];
}

/** Somebody has to do something; an outage passes by itself. */
const BROKEN: ReadonlySet<Staleness['reason']> = new Set<Staleness['reason']>([
  'jql-invalid',
  'field-missing',
  'no-permission',
  'too-many-issues',
]);

function brokenQuery({ objective, keyResult }: Own): readonly BrokenQuery[] {
  const { stale } = keyResult.progress;
  if (stale === null || !BROKEN.has(stale.reason)) return [];
  const { id: keyResultId, title } = keyResult;
  return [{ keyResultId, title, projectId: objective.projectId, stale }];
}

/** More stand in the inbox than anybody reads at once. */
const MAX_MENTIONS_SHOWN = 50;

/** Only what the person may still see, and what still stands there. */
async function unreadMentions(ports: Ports, caller: Caller): Promise<readonly MentionView[]> {
  const unread = (await ports.mentions.list(caller.accountId)).slice(0, MAX_MENTIONS_SHOWN);
  const shown = await Promise.all(unread.map((mention) => mentionView(ports, caller, mention)));
  return shown.filter((mention) => mention !== null);
}

async function mentionView(
  ports: Ports,
  caller: Caller,
  mention: Mention,
): Promise<MentionView | null> {
  const [found, text] = await Promise.all([
    visibleSubject(ports, caller, mention.subject),
    textOf(ports, mention),
  ]);
  if (!found.ok || text === null) return null;
  const { sourceId, at, by, in: where } = mention;
  const { subject, home: projectId } = found.value;
  return { sourceId, at, by, in: where, subject, projectId, title: titleOf(found.value), text };
}

async function textOf(ports: Ports, { in: where, sourceId }: Mention): Promise<string | null> {
  if (where === 'comment') {
    const comment = await ports.comments.find(sourceId as CommentId);
    return comment === null || comment.isDeleted ? null : comment.text;
  }
  const checkIn = await ports.checkIns.find(sourceId as CheckInId);
  return checkIn === null || checkIn.isDeleted ? null : checkIn.comment;
}

/** Read mentions are forgotten; those of other people stay. */
export async function markMentionsRead(
  ports: Pick<Ports, 'mentions'>,
  { accountId }: Caller,
  { mentions }: { readonly mentions: readonly { sourceId: string; at: string }[] },
): Promise<Outcome<null>> {
  await ports.mentions.remove(
    mentions.map(({ sourceId, at }) => ({ of: accountId, at, sourceId })),
  );
  return ok(null);
}
