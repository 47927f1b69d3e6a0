import type { DeliveryEvent } from '../../domain/practice/delivery';
import {
  NOTHING_COMPLETE_SAID,
  problemWithToldThrough,
  type ToldThroughs,
} from '../../domain/practice/told-through';
import { type CalendarDate, calendarDateAt } from '../../domain/shared/calendar-date';
import type { ProjectId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { PracticePart } from '../ports/practice';
import { invalid, type Outcome } from '../refusal';
import { savePart } from './save-part';

export const toldPart = ({ practice }: Pick<Ports, 'practice'>, projectId: ProjectId) =>
  practice.find(projectId, { kind: 'told-through', told: NOTHING_COMPLETE_SAID });

export const throughsIn = (part: PracticePart | null): ToldThroughs =>
  part?.content.kind === 'told-through' ? part.content.told : NOTHING_COMPLETE_SAID;

interface ToldChange {
  readonly projectId: ProjectId;
  readonly version: number;
  readonly told: ToldThroughs;
}

export async function saveToldThrough(
  ports: Ports,
  caller: Caller,
  { projectId, version, told }: ToldChange,
): Promise<Outcome<PracticePart>> {
  const { timeZone } = await ports.settings.load();
  const today = calendarDateAt(ports.clock.now(), timeZone);
  const problem = problemWithToldThrough(told, today);
  if (problem !== null) return invalid('told', problem);
  return savePart(ports, caller, {
    ...{ projectId, version, title: 'How we work: told completely' },
    content: { kind: 'told-through', told },
    told: (content) => (content.kind === 'told-through' ? toldRecord(content.told) : {}),
  });
}

const toldRecord = ({ deployment, incident }: ToldThroughs) => ({
  deploymentsCompleteOn: deployment.completeOn,
  deploymentPushesComplete: deployment.arePushesComplete,
  incidentsCompleteOn: incident.completeOn,
  incidentPushesComplete: incident.arePushesComplete,
});

/** A file never takes back what somebody said of a later day. */
export async function moveToldForward(
  ports: Ports,
  caller: Caller,
  { projectId, kind, on }: { projectId: ProjectId; kind: DeliveryEvent['kind']; on: CalendarDate },
): Promise<Outcome<unknown>> {
  const part = await toldPart(ports, projectId);
  const before = throughsIn(part);
  const known = before[kind].completeOn;
  if (known !== null && known >= on) return ok(part);
  const told = { ...before, [kind]: { ...before[kind], completeOn: on } };
  return saveToldThrough(ports, caller, { projectId, version: part?.version ?? 0, told });
}
