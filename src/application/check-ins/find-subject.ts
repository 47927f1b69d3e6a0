import type { Subject } from '../../domain/okr/check-in';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { Home } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import {
  managedObjective,
  reportableKeyResult,
  reportableObjective,
  visibleKeyResult,
  visibleObjective,
} from '../okr/authorise';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';

/** As a person names it; nothing vouches for it yet. */
export interface NamedSubject {
  readonly kind: Subject['kind'];
  readonly id: string;
}

export interface FoundSubject {
  readonly subject: Subject;
  readonly objective: Objective;
  /** `null` when it is about the objective itself. */
  readonly keyResult: KeyResult | null;
  readonly home: Home;
}

export async function visibleSubject(
  ports: Ports,
  caller: Caller,
  { kind, id }: NamedSubject,
): Promise<Outcome<FoundSubject>> {
  if (kind === 'objective') return ofObjective(await visibleObjective(ports, caller, id));
  return ofKeyResult(await visibleKeyResult(ports, caller, id));
}

/** One the person may check in on: its owner, its contributors, and who manages it. */
export async function reportableSubject(
  ports: Ports,
  caller: Caller,
  { kind, id }: NamedSubject,
): Promise<Outcome<FoundSubject>> {
  if (kind === 'objective') return ofObjective(await reportableObjective(ports, caller, id));
  return ofKeyResult(await reportableKeyResult(ports, caller, id));
}

export async function mayReport(
  ports: Ports,
  caller: Caller,
  subject: NamedSubject,
): Promise<boolean> {
  return (await reportableSubject(ports, caller, subject)).ok;
}

export async function mayManageSubject(
  ports: Ports,
  caller: Caller,
  { objective }: FoundSubject,
): Promise<boolean> {
  return (await managedObjective(ports, caller, objective.id)).ok;
}

export const titleOf = ({ objective, keyResult }: FoundSubject): string =>
  keyResult?.title ?? objective.title;

function ofObjective(found: Outcome<Objective>): Outcome<FoundSubject> {
  if (!found.ok) return found;
  const objective = found.value;
  const subject = { kind: 'objective', id: objective.id } as const;
  return ok({ subject, objective, keyResult: null, home: objective.projectId });
}

function ofKeyResult(
  found: Outcome<{ readonly keyResult: KeyResult; readonly objective: Objective }>,
): Outcome<FoundSubject> {
  if (!found.ok) return found;
  const { keyResult, objective } = found.value;
  const subject = { kind: 'key-result', id: keyResult.id } as const;
  return ok({ subject, objective, keyResult, home: objective.projectId });
}
