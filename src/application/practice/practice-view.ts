import {
  type FieldValue,
  NO_QUALITY_SIGNALS,
  type QualitySignals,
} from '../../domain/practice/quality-signals';
import {
  canHaveKind,
  formerStatusIds,
  type StatusKind,
  type StatusKinds,
  type WorkflowStatus,
} from '../../domain/practice/status-kind';
import { type SignalField, suggestedSignals } from '../../domain/practice/suggest-signals';
import { suggestedStatusKind } from '../../domain/practice/suggest-status-kind';
import { NO_TEAMS, type Teams } from '../../domain/practice/teams';
import type { AccountId } from '../../domain/shared/ids';
import type { Ports } from '../ports/ports';
import type { PracticePart } from '../ports/practice';
import type { Workflows } from '../ports/project-facts';
import type { Place } from './practice-place';

/** A part with the version a change of it must name; 0 before anybody said anything. */
export interface SaidView<Value> {
  readonly version: number;
  readonly value: Value;
  readonly updatedAt: string | null;
  readonly updatedBy: AccountId | null;
}

export interface PracticeView extends Place {
  readonly mayDecideAboutPeople: boolean;
  readonly statuses: SaidView<{
    readonly statuses: readonly (WorkflowStatus & {
      readonly canHaveKind: boolean;
      readonly kind: StatusKind | null;
      readonly suggestion: StatusKind | null;
    })[];
    readonly former: readonly { readonly id: string; readonly kind: StatusKind }[];
  }>;
  readonly quality: SaidView<QualitySignals>;
  readonly teams: SaidView<Teams>;
  readonly types: Workflows['types'];
  readonly components: readonly FieldValue[];
  readonly fields: readonly Pick<SignalField, 'id' | 'name' | 'type'>[];
  readonly suggestions: ReturnType<typeof suggestedSignals>;
}

export function saidOf<Value>(part: PracticePart | undefined, value: Value): SaidView<Value> {
  return {
    version: part?.version ?? 0,
    value,
    updatedAt: part?.updatedAt ?? null,
    updatedBy: part?.updatedBy ?? null,
  };
}

type ViewPorts = Pick<Ports, 'practice' | 'projectFacts' | 'permissions'>;

/** What is said, beside what Jira has to say it about. */
export async function practiceView(ports: ViewPorts, place: Place): Promise<PracticeView> {
  const [parts, workflows, fields, components, isJiraAdmin] = await Promise.all([
    ports.practice.parts(place.projectId),
    ports.projectFacts.workflows(place.projectId),
    ports.projectFacts.fields(),
    ports.projectFacts.components(place.projectId),
    ports.permissions.isJiraAdmin(),
  ]);
  const statuses = parts.find(({ content }) => content.kind === 'statuses');
  const quality = parts.find(({ content }) => content.kind === 'quality');
  const teams = parts.find(({ content }) => content.kind === 'teams');
  return {
    ...place,
    mayDecideAboutPeople: place.canManage && isJiraAdmin,
    statuses: saidOf(statuses, statusesView(workflows, kindsIn(statuses))),
    quality: saidOf(
      quality,
      quality?.content.kind === 'quality' ? quality.content.signals : NO_QUALITY_SIGNALS,
    ),
    teams: saidOf(teams, teams?.content.kind === 'teams' ? teams.content.teams : NO_TEAMS),
    types: workflows.types,
    components,
    fields: fields.filter(canTell).map(({ id, name, type }) => ({ id, name, type })),
    suggestions: suggestedSignals(workflows.types, fields),
  };
}

const kindsIn = (part: PracticePart | undefined): StatusKinds =>
  part?.content.kind === 'statuses' ? part.content.kinds : {};

function statusesView({ statuses }: Workflows, kinds: StatusKinds) {
  return {
    statuses: statuses.map((status) => ({
      ...status,
      canHaveKind: canHaveKind(status),
      kind: kinds[status.id] ?? null,
      suggestion: suggestedStatusKind(status),
    })),
    former: formerStatusIds(statuses, kinds).flatMap((id) => {
      const kind = kinds[id];
      return kind === undefined ? [] : [{ id, kind }];
    }),
  };
}

/** Fields of people's own with options or values; numbers and dates tell no category. */
function canTell({ id, type, customType }: SignalField): boolean {
  if (customType === null) return id === 'components' || id === 'labels';
  return ['option', 'array', 'string', 'option-with-child', 'team', 'any'].includes(type);
}
