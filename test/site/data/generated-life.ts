import {
  DAY,
  DONE,
  FLAG_FIELD,
  GENERATED_UNTIL,
  type GeneratedSprint,
  type GeneratedUser,
  HOUR,
  type Plan,
  SPRINT_FIELD,
  STATUSES,
} from './generated-lists';
import { formatInstant } from './instant';
import type { Random } from './random';

type Status = (typeof STATUSES)[keyof typeof STATUSES];

interface Item {
  readonly field: string;
  readonly fieldId?: string;
  readonly fieldtype: 'jira' | 'custom';
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toString: string | null;
}

/** What becomes of one issue: every change up to the end of the site, and the values it leaves. */
export interface Life {
  readonly random: Random;
  readonly plan: Plan;
  readonly assignee: GeneratedUser;
  readonly fields: Record<string, unknown>;
  readonly histories: { readonly at: number; readonly items: readonly Item[] }[];
  readonly worklogs: { readonly at: number; readonly seconds: number }[];
  status: Status;
  sprints: readonly GeneratedSprint[];
}

function change(life: Life, at: number, items: readonly Item[]): boolean {
  if (at > GENERATED_UNTIL) return false;
  life.histories.push({ at, items });
  return true;
}

const item = (field: string, from: [string, string] | null, to: [string, string] | null): Item => ({
  field,
  ...(field === 'Sprint' ? { fieldId: SPRINT_FIELD } : { fieldId: field }),
  fieldtype: field === 'Sprint' ? 'custom' : 'jira',
  from: from?.[0] ?? null,
  fromString: from?.[1] ?? null,
  to: to?.[0] ?? null,
  toString: to?.[1] ?? null,
});

/** Moves the issue through its work, with the reopening and the waiting that real work has. */
export function live(life: Life, created: number): void {
  const { random } = life;
  let now = created + random.wait(12 * DAY);
  assign(life, now - random.wait(HOUR), created);
  if (random.chance(0.6)) plan(life, now);
  if (random.chance(0.12)) return;
  for (const next of path(random)) {
    if (next === life.status) continue;
    now += random.wait(next === STATUSES.inProgress ? DAY : 2.5 * DAY) + 60_000;
    if (!moveTo(life, now, next)) return;
    if (next === STATUSES.inProgress) work(life, now);
  }
}

function path(random: Random): Status[] {
  const { inProgress, inReview, done, toDo } = STATUSES;
  const steps: Status[] = random.chance(0.7) ? [inProgress, inReview] : [inProgress];
  if (random.chance(0.15)) steps.push(inProgress, inReview);
  steps.push(done);
  if (random.chance(0.07)) steps.push(toDo, inProgress, done);
  return steps;
}

function assign(life: Life, at: number, created: number): void {
  const { accountId, displayName } = life.assignee;
  const isDone = change(life, Math.max(at, created + 1000), [
    item('assignee', null, [accountId, displayName]),
  ]);
  if (isDone) life.fields['assignee'] = { accountId, displayName };
}

const ids = (sprints: readonly GeneratedSprint[]) => sprints.map(({ id }) => id).join(', ');
const names = (sprints: readonly GeneratedSprint[]) => sprints.map(({ name }) => name).join(', ');

function enterSprint(life: Life, at: number, sprint: GeneratedSprint | undefined): boolean {
  if (sprint === undefined || life.sprints.includes(sprint)) return false;
  const next = [...life.sprints, sprint];
  const before: [string, string] = [ids(life.sprints), names(life.sprints)];
  const entered = change(life, at, [item('Sprint', before, [ids(next), names(next)])]);
  if (entered) life.sprints = next;
  return entered;
}

const startOf = (sprint: GeneratedSprint) => Date.parse(sprint.startDate);

function plan(life: Life, at: number): void {
  const next = life.plan.sprints.find((sprint) => startOf(sprint) >= at - 3 * DAY);
  enterSprint(life, at, next);
}

/** What is not done when its sprint ends is carried into the next one. */
function carryOver(life: Life, until: number): void {
  for (;;) {
    const last = life.sprints.at(-1);
    const end = last === undefined ? Infinity : Date.parse(last.endDate);
    if (last === undefined || end >= until) return;
    const next = life.plan.sprints[life.plan.sprints.indexOf(last) + 1];
    if (!enterSprint(life, end + 1000, next)) return;
  }
}

function moveTo(life: Life, at: number, next: Status): boolean {
  carryOver(life, Math.min(at, GENERATED_UNTIL));
  const { status } = life;
  const items = [item('status', [status.id, status.name], [next.id, next.name])];
  const isDone = next === STATUSES.done;
  if (isDone) items.push(item('resolution', null, [DONE.id, DONE.name]));
  else if (status === STATUSES.done) items.push(item('resolution', [DONE.id, DONE.name], null));
  if (!change(life, at, items)) return false;
  life.status = next;
  life.fields['resolution'] = isDone ? DONE : null;
  life.fields['resolutiondate'] = isDone ? formatInstant(at) : null;
  if (next.statusCategory !== status.statusCategory) {
    life.fields['statuscategorychangedate'] = formatInstant(at);
  }
  return true;
}

/** Time is logged where an estimate was given; the remaining time goes down with it. */
function work(life: Life, start: number): void {
  const { random, fields } = life;
  flag(life, start);
  if (typeof fields['timeoriginalestimate'] !== 'number') return;
  for (let log = random.between(0, 2); log > 0; log -= 1) {
    const at = start + random.wait(6 * HOUR);
    const seconds = random.between(1, 8) * 1800;
    const spent = Number(fields['timespent'] ?? 0);
    const left = Number(fields['timeestimate'] ?? 0);
    const [more, rest] = [spent + seconds, Math.max(0, left - seconds)];
    const before: [string, string] | null = spent === 0 ? null : [String(spent), String(spent)];
    const items = [
      item('timespent', before, [String(more), String(more)]),
      item('timeestimate', [String(left), String(left)], [String(rest), String(rest)]),
    ];
    const previous = life.worklogs.at(-1)?.at ?? 0;
    if (!change(life, Math.max(at, previous + 1000), items)) return;
    life.worklogs.push({ at: Math.max(at, previous + 1000), seconds });
    Object.assign(fields, { timespent: more, timeestimate: rest });
  }
}

function flag(life: Life, start: number): void {
  if (!life.random.chance(0.06)) return;
  const impediment: Item = {
    field: 'Flagged',
    fieldId: FLAG_FIELD,
    fieldtype: 'custom',
    from: '',
    fromString: '',
    to: '10019',
    toString: 'Impediment',
  };
  const { from, fromString, to, toString } = impediment;
  if (!change(life, start + HOUR, [impediment])) return;
  life.fields[FLAG_FIELD] = [{ id: '10019', value: 'Impediment' }];
  const cleared = { ...impediment, from: to, fromString: toString, to: from, toString: fromString };
  if (change(life, start + HOUR + life.random.wait(2 * DAY), [cleared])) {
    life.fields[FLAG_FIELD] = null;
  }
}
