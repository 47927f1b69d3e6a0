import type { PracticeContent } from '../../domain/practice/practice-content';
import { problemWithSignals, type QualitySignals } from '../../domain/practice/quality-signals';
import type { StatusKinds, WorkflowStatus } from '../../domain/practice/status-kind';
import { problemWithTeams, type Teams } from '../../domain/practice/teams';
import { ok } from '../../domain/shared/result';
import { toJson } from '../audit/audit-changes';
import type { Caller } from '../caller';
import { mustBeJiraAdmin } from '../okr/authorise';
import type { Json } from '../ports/audit';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';
import { type InProject, managedPlace, visiblePlace } from './practice-place';
import { type PracticeView, practiceView } from './practice-view';
import { checkDebtQuery } from './check-debt-query';
import { savePart } from './save-part';
import type { Typed } from './typed';

interface Versioned extends InProject {
  readonly version: number;
}

export async function getPractice(
  ports: Ports,
  caller: Caller,
  asked: InProject,
): Promise<Outcome<PracticeView>> {
  const place = await visiblePlace(ports, caller, asked);
  return place.ok ? ok(await practiceView(ports, place.value)) : place;
}

export async function setStatusKinds(
  ports: Ports,
  caller: Caller,
  { kinds, version, ...asked }: Versioned & { readonly kinds: StatusKinds },
): Promise<Outcome<PracticeView>> {
  const place = await managedPlace(ports, caller, asked);
  if (!place.ok) return place;
  const { projectId } = place.value;
  const { statuses } = await ports.projectFacts.workflows(projectId);
  const saved = await savePart(ports, caller, {
    ...{ projectId, version, title: 'How we work: statuses' },
    content: { kind: 'statuses', kinds },
    told: toldKinds(statuses),
  });
  return saved.ok ? ok(await practiceView(ports, place.value)) : saved;
}

/** By name, as people know them; what is in no workflow any more by its id. */
const toldKinds =
  (statuses: readonly WorkflowStatus[]) =>
  (content: PracticeContent): Readonly<Record<string, Json>> => {
    if (content.kind !== 'statuses') return {};
    const names = new Map(statuses.map(({ id, name }) => [id, name]));
    const entries = Object.entries(content.kinds);
    return Object.fromEntries(entries.map(([id, kind]) => [names.get(id) ?? `Status ${id}`, kind]));
  };

export async function setQualitySignals(
  ports: Ports,
  caller: Caller,
  { signals: typed, version, ...asked }: Versioned & { readonly signals: Typed<QualitySignals> },
): Promise<Outcome<PracticeView>> {
  const place = await managedPlace(ports, caller, asked);
  if (!place.ok) return place;
  const signals = typed as QualitySignals;
  const problem = problemWithSignals(signals);
  if (problem !== null) return invalid('signals', problem);
  const isUsable = await checkDebtQuery(ports, place.value.projectId, signals);
  if (!isUsable.ok) return isUsable;
  const saved = await savePart(ports, caller, {
    ...{ projectId: place.value.projectId, version, title: 'How we work: bugs and debt' },
    content: { kind: 'quality', signals },
    told: (content) => (content.kind === 'quality' ? toldRecord(content.signals) : {}),
  });
  return saved.ok ? ok(await practiceView(ports, place.value)) : saved;
}

export async function setTeams(
  ports: Ports,
  caller: Caller,
  { teams: typed, version, ...asked }: Versioned & { readonly teams: Typed<Teams> },
): Promise<Outcome<PracticeView>> {
  const place = await managedPlace(ports, caller, asked);
  if (!place.ok) return place;
  const teams = typed as Teams;
  const problem = problemWithTeams(teams);
  if (problem !== null) return invalid('teams', problem);
  const before = (await ports.practice.load(place.value.projectId)).teams;
  if (before.arePersonMetricsOn !== teams.arePersonMetricsOn) {
    // About people a Jira admin decides, never the team's own managers.
    const isAdmin = await mustBeJiraAdmin(ports);
    if (!isAdmin.ok) return isAdmin;
  }
  const members = teams.teams.flatMap(({ memberIds }) => memberIds);
  const known = members.length === 0 ? null : await ports.people.accounts(members);
  if (members.some((id) => known?.has(id) !== true)) return invalid('teams', 'person-unknown');
  const saved = await savePart(ports, caller, {
    ...{ projectId: place.value.projectId, version, title: 'How we work: teams' },
    content: { kind: 'teams', teams },
    told: toldTeams,
  });
  return saved.ok ? ok(await practiceView(ports, place.value)) : saved;
}

/** A team by its name; its people under a name that erasing knows. */
function toldTeams(content: PracticeContent): Readonly<Record<string, Json>> {
  if (content.kind !== 'teams') return {};
  const { teams, fieldId, arePersonMetricsOn } = content.teams;
  return {
    teamField: fieldId,
    arePersonMetricsOn,
    ...Object.fromEntries(
      teams.map(({ name, memberIds, componentIds, valueIds }) => [
        `Team ${name}`,
        {
          memberIds: toJson(memberIds),
          ...(componentIds.length > 0 && { componentIds: toJson(componentIds) }),
          ...(valueIds.length > 0 && { valueIds: toJson(valueIds) }),
        },
      ]),
    ),
  };
}

const toldRecord = (record: object): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, toJson(value)]));

/** Values a field has, so that people choose among what there is. */
export async function listFieldValues(
  ports: Ports,
  caller: Caller,
  { fieldId, ...asked }: InProject & { readonly fieldId: string },
) {
  const place = await managedPlace(ports, caller, asked);
  if (!place.ok) return place;
  const values = await ports.projectFacts.fieldValues(place.value.projectId, fieldId);
  return values === null ? invalid('fieldId', 'field-missing') : ok(values);
}
