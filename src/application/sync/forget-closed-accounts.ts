import { LIFECYCLES } from '../../domain/okr/lifecycle';
import type { AccountId } from '../../domain/shared/ids';
import type { StoredPerson } from '../ports/personal-data';
import type { DefinitionChange, StoredMetric } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import { UpstreamError } from '../ports/upstream-error';

/** Atlassian asks for a report every seven days. */
const SECONDS_BETWEEN = 7 * 24 * 3600;
const NOBODY = 'closed-account' as AccountId;

/** Account ids are all we store about people; those of closed accounts are erased. */
export async function forgetClosedAccounts(ports: Ports): Promise<void> {
  if ((await ports.limiter.take('privacy-report', SECONDS_BETWEEN)) > 0) return;
  const definitions = await everyDefinition(ports);
  try {
    const closed = await ports.personalData.closedAmong(peopleIn(definitions));
    if (closed.size === 0) return;
    for (const definition of definitions) await erase(ports, definition, closed);
  } catch (thrown) {
    // Values must not wait for the register; the next report is due in a week.
    if (!(thrown instanceof UpstreamError)) throw thrown;
    ports.log.failure(thrown);
  }
}

/** One record each, so that an edit made meanwhile is in the way of one only. */
async function everyDefinition(ports: Ports): Promise<readonly DefinitionChange[]> {
  const everywhere = LIFECYCLES.map((lifecycle) => ({ projectId: null, lifecycle }));
  const [objectives, keyResults] = await Promise.all([
    Promise.all(everywhere.map((filter) => ports.okrs.listObjectives(filter))),
    Promise.all(everywhere.map((filter) => ports.okrs.listKeyResults(filter))),
  ]);
  const metrics = await ports.okrs.findMetrics(keyResults.flat().map(({ metricId }) => metricId));
  return [
    ...objectives.flat().map((objective) => ({ objective })),
    ...keyResults.flat().map((keyResult) => ({ keyResult })),
    ...metrics.map((metric) => ({ metric })),
  ];
}

function peopleIn(definitions: readonly DefinitionChange[]): readonly StoredPerson[] {
  const latest = new Map<AccountId, string>();
  for (const { objective, keyResult, metric } of definitions) {
    const records = [objective, keyResult, metric?.metric].filter((one) => one !== undefined);
    for (const record of records) {
      const owner = 'ownerId' in record ? record.ownerId : null;
      for (const accountId of [record.updatedBy, owner ?? NOBODY]) {
        const known = latest.get(accountId) ?? '';
        latest.set(accountId, known < record.updatedAt ? record.updatedAt : known);
      }
    }
  }
  latest.delete(NOBODY);
  return [...latest].map(([accountId, updatedAt]) => ({ accountId, updatedAt }));
}

async function erase(
  ports: Ports,
  { objective, keyResult, metric }: DefinitionChange,
  closed: ReadonlySet<AccountId>,
): Promise<void> {
  if (objective !== undefined && mentions(objective, closed)) {
    await ports.okrs.save({ objective: withoutPeople(objective, closed) });
  } else if (keyResult !== undefined && mentions(keyResult, closed)) {
    await ports.okrs.save({ keyResult: withoutPeople(keyResult, closed) });
  } else if (metric !== undefined && closed.has(metric.metric.updatedBy)) {
    await ports.okrs.save({ metric: withoutAuthor(metric) });
  }
}

interface Mentioning {
  readonly version: number;
  readonly ownerId: AccountId | null;
  readonly updatedBy: AccountId;
}

const mentions = ({ ownerId, updatedBy }: Mentioning, closed: ReadonlySet<AccountId>) =>
  closed.has(updatedBy) || (ownerId !== null && closed.has(ownerId));

function withoutPeople<Definition extends Mentioning>(
  definition: Definition,
  closed: ReadonlySet<AccountId>,
): Definition {
  const { ownerId, updatedBy, version } = definition;
  return {
    ...definition,
    version: version + 1,
    ownerId: ownerId !== null && closed.has(ownerId) ? null : ownerId,
    updatedBy: closed.has(updatedBy) ? NOBODY : updatedBy,
  };
}

function withoutAuthor({ metric, traits }: StoredMetric): StoredMetric {
  return { metric: { ...metric, version: metric.version + 1, updatedBy: NOBODY }, traits };
}
