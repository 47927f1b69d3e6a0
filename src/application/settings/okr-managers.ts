import { ok } from '../../domain/shared/result';
import { mustBeJiraAdmin } from '../okr/authorise';
import type { Ports } from '../ports/ports';
import { conflict, invalid, type Outcome } from '../refusal';

/** People who manage the objectives of the whole site besides Jira's admins. */
export interface OkrManagers {
  readonly version: number;
  readonly accountIds: readonly string[];
}

export async function getOkrManagers(ports: Ports): Promise<Outcome<OkrManagers>> {
  const allowed = await mustBeJiraAdmin(ports);
  return allowed.ok ? ok(await managers(ports)) : allowed;
}

export async function setOkrManagers(
  ports: Ports,
  typed: OkrManagers,
): Promise<Outcome<OkrManagers>> {
  const allowed = await mustBeJiraAdmin(ports);
  if (!allowed.ok) return allowed;
  const current = await ports.settings.load();
  if (current.version !== typed.version) return conflict(await managers(ports));
  const people = await Promise.all(
    [...new Set(typed.accountIds)].map((id) => ports.people.find(id)),
  );
  if (people.includes(null)) return invalid('accountIds', 'person-unknown');
  const okrManagerIds = people.flatMap((person) => person?.id ?? []);
  const next = { ...current, okrManagerIds, version: current.version + 1 };
  const saved = await ports.settings.save(next);
  const now = await managers(ports);
  return saved === 'saved' ? ok(now) : conflict(now);
}

async function managers({ settings }: Pick<Ports, 'settings'>): Promise<OkrManagers> {
  const { version, okrManagerIds } = await settings.load();
  return { version, accountIds: okrManagerIds };
}
