import { kvs, WhereConditions } from '@forge/kvs';
import * as z from 'zod';
import type { KnownIssue } from '../../application/ports/metric-facts';
import type {
  Containers,
  ScopeTimelines,
  TimelinesState,
} from '../../application/ports/scope-timelines';
import type { IssueId, ProjectId } from '../../domain/shared/ids';
import { recordFormat } from './definition-records';
import { deleteAll, everyPage, getAll, PAGE, setAll, storage } from './kvs-call';
import { staleness } from './metric-state-record';
import { type CompactIssue, compactIssue, fromCompactIssue, toCompactIssue } from './timeline-text';

/**
 * Characters to a part. A changed issue rewrites its part, which costs a write unit for every 10 KB;
 * a value may hold 240 KiB. Source: forge-facts 1.5.
 */
const PART = 100_000;

const HEAD = 'scope-timelines-head:';
const headKey = (hash: string) => `${HEAD}${hash}`;
const partKey = (hash: string, name: number) => `scope-timelines:${hash}:${name}`;
const membersKey = (hash: string) => `scope-members:${hash}`;
const containersKey = (hash: string) => `scope-containers:${hash}`;

/** Issues by their number: a part has those from `from` up to the next part's. */
const partPlace = z.object({ name: z.number(), from: z.number() });
type PartPlace = z.infer<typeof partPlace>;

interface Head extends TimelinesState {
  readonly parts: readonly PartPlace[];
}

const headFormat = recordFormat<Head>(
  z.object({
    state: z.enum(['reading', 'done', 'failed']),
    issuesDone: z.number(),
    issuesTotal: z.number(),
    asOf: z.string().nullable(),
    stale: staleness.nullable(),
    parts: z.array(partPlace),
  }),
);
const partFormat = recordFormat(z.object({ issues: z.array(compactIssue) }));
const membersFormat = recordFormat(z.object({ ids: z.array(z.number()), at: z.number() }));
const projectId = z.string().transform((text) => text as ProjectId);
const containersFormat = recordFormat<Containers>(
  z.object({
    sprints: z.array(
      z.object({
        id: z.string(),
        boardId: z.string(),
        name: z.string(),
        goal: z.string(),
        state: z.enum(['active', 'closed']),
        startedAt: z.number(),
        plannedEndAt: z.number(),
        completedAt: z.number().nullable(),
      }),
    ),
    versions: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        projectId,
        startOn: z.string().nullable(),
        releaseOn: z.string().nullable(),
        isReleased: z.boolean(),
        seenReleasedAt: z.number().nullable(),
      }),
    ),
    estimateFieldId: z.string().nullable(),
    // Not in what was kept before anybody asked for it; it is read again with the next change.
    columns: z.array(z.string()).default([]),
  }),
);

const find = (key: string) => storage(() => kvs.get<unknown>(key));

const EMPTY: Head = {
  ...{ state: 'reading', issuesDone: 0, issuesTotal: 0, asOf: null, stale: null },
  parts: [],
};

async function readHead(hash: string): Promise<Head | null> {
  const stored = await find(headKey(hash));
  return stored === undefined ? null : headFormat.read(stored);
}

async function writeHead(hash: string, head: Head): Promise<void> {
  await storage(() => kvs.set(headKey(hash), headFormat.write(head)));
}

export function createKvsScopeTimelines(): ScopeTimelines {
  return {
    async state(hash) {
      const head = await readHead(hash);
      if (head === null) return null;
      const { state, issuesDone, issuesTotal, asOf, stale } = head;
      return { state, issuesDone, issuesTotal, asOf, stale };
    },
    async saveState(hash, state) {
      const { parts } = (await readHead(hash)) ?? EMPTY;
      await writeHead(hash, { ...state, parts });
    },
    async issues(hash) {
      const head = await readHead(hash);
      const parts = await readParts(hash, head?.parts ?? []);
      return parts.flatMap((part) => part.map(fromCompactIssue));
    },
    change,
    async members(hash) {
      const stored = await find(membersKey(hash));
      if (stored === undefined) return null;
      const { ids, at } = membersFormat.read(stored);
      return { ids: ids.map((id) => String(id) as IssueId), at };
    },
    async saveMembers(hash, { ids, at }) {
      const members = membersFormat.write({ ids: ids.map(Number), at });
      await storage(() => kvs.set(membersKey(hash), members));
    },
    async containers(hash) {
      const stored = await find(containersKey(hash));
      return stored === undefined ? null : containersFormat.read(stored);
    },
    async saveContainers(hash, containers) {
      await storage(() => kvs.set(containersKey(hash), containersFormat.write(containers)));
    },
    async list() {
      const heads = await everyPage((cursor) => {
        const query = kvs.query().where('key', WhereConditions.beginsWith(HEAD)).limit(PAGE);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany();
      });
      return heads.map(({ key }) => key.slice(HEAD.length));
    },
    async remove(hash) {
      const head = await readHead(hash);
      const parts = (head?.parts ?? []).map(({ name }) => partKey(hash, name));
      await deleteAll([...parts, containersKey(hash), membersKey(hash), headKey(hash)]);
    },
  };
}

/** What a part still holds from before it was split belongs to another part by now. */
async function readParts(
  hash: string,
  places: readonly PartPlace[],
  isAsked: (at: number) => boolean = () => true,
): Promise<readonly (readonly CompactIssue[])[]> {
  const asked = places.filter((_, at) => isAsked(at));
  const found = await getAll(asked.map(({ name }) => ({ key: partKey(hash, name) })));
  return places.map((place, at) => {
    const stored = found.get(partKey(hash, place.name));
    if (stored === undefined) return [];
    const until = places[at + 1]?.from ?? Infinity;
    return partFormat
      .read(stored)
      .issues.filter(({ i }) => Number(i) >= place.from && Number(i) < until);
  });
}

/**
 * Parts are written before the head that names them, and shortened only after it: whatever breaks
 * off in between, every issue is found, in its old shape or its new one.
 */
async function change(
  hash: string,
  { put, drop }: { readonly put: readonly KnownIssue[]; readonly drop: readonly IssueId[] },
): Promise<void> {
  if (put.length + drop.length === 0) return;
  const head = (await readHead(hash)) ?? EMPTY;
  const places = head.parts.length === 0 ? [FIRST] : head.parts;
  const touched = touchedParts(places, { put, drop });
  const before = await readParts(hash, places, (at) => touched.has(at));
  const written = [...touched].flatMap(([at, changes]) =>
    splitPart(places[at] ?? FIRST, merged(before[at] ?? [], changes)),
  );
  const last = Math.max(...places.map(({ name }) => name));
  const added = written
    .filter(({ place }) => place.name === NEW)
    .map(({ place, issues }, at) => ({ place: { ...place, name: last + 1 + at }, issues }));
  await setAll(added.map((part) => rowOf(hash, part)));
  const parts = [...places, ...added.map(({ place }) => place)].sort((a, b) => a.from - b.from);
  if (parts.length !== head.parts.length) await writeHead(hash, { ...head, parts });
  await setAll(written.filter(({ place }) => place.name !== NEW).map((part) => rowOf(hash, part)));
}

const FIRST: PartPlace = { name: 0, from: 0 };
/** Stands for the name of a part that has none yet. */
const NEW = -1;

interface Part {
  readonly place: PartPlace;
  readonly issues: readonly CompactIssue[];
}

const rowOf = (hash: string, { place, issues }: Part) => ({
  key: partKey(hash, place.name),
  value: partFormat.write({ issues: [...issues] }),
});

/** The part itself, and new ones for what does not fit into it any more. */
function splitPart(place: PartPlace, issues: readonly CompactIssue[]): readonly Part[] {
  const [first = [], ...others] = inParts(issues);
  return [
    { place, issues: first },
    ...others.map((rest) => ({ place: { name: NEW, from: Number(rest[0]?.i) }, issues: rest })),
  ];
}

interface PartChanges {
  readonly put: Map<string, CompactIssue>;
  readonly drop: Set<string>;
}

function touchedParts(
  places: readonly PartPlace[],
  { put, drop }: { readonly put: readonly KnownIssue[]; readonly drop: readonly IssueId[] },
): ReadonlyMap<number, PartChanges> {
  const touched = new Map<number, PartChanges>();
  const changesAt = (id: string): PartChanges => {
    const at = Math.max(
      0,
      places.findLastIndex(({ from }) => from <= Number(id)),
    );
    const known = touched.get(at) ?? { put: new Map(), drop: new Set() };
    touched.set(at, known);
    return known;
  };
  for (const id of drop) changesAt(id).drop.add(id);
  for (const issue of put) {
    changesAt(issue.timeline.id).put.set(issue.timeline.id, toCompactIssue(issue));
  }
  return touched;
}

function merged(
  issues: readonly CompactIssue[],
  { put, drop }: PartChanges,
): readonly CompactIssue[] {
  const others = issues.filter(({ i }) => !put.has(i) && !drop.has(i));
  return [...others, ...put.values()].sort((a, b) => Number(a.i) - Number(b.i));
}

function inParts(issues: readonly CompactIssue[]): readonly (readonly CompactIssue[])[] {
  const parts: CompactIssue[][] = [];
  let room = 0;
  for (const issue of issues) {
    const { length } = JSON.stringify(issue);
    if (length > room || parts.length === 0) {
      parts.push([]);
      room = PART;
    }
    parts.at(-1)?.push(issue);
    room -= length;
  }
  return parts;
}
