import type { KeyResultDraft, ObjectiveDraft } from '../../src/application/okr/okr-drafts';
import type { KeyResultView, ObjectiveView } from '../../src/application/okr/okr-view';
import { createKeyResult } from '../../src/application/okr/create-key-result';
import { createObjective } from '../../src/application/okr/create-objective';
import type { Outcome } from '../../src/application/refusal';
import { aSource } from '../support/jira-measure';
import { LEAD, type TestWorld } from './test-world';

export function objectiveDraft(change: Partial<ObjectiveDraft> = {}): ObjectiveDraft {
  return {
    title: 'Checkout that people finish',
    description: '',
    ownerId: LEAD,
    period: { start: '2026-01-01', end: '2026-03-31' },
    weight: 1,
    parentId: null,
    ...change,
  };
}

export function keyResultDraft(jql: string, change: Partial<KeyResultDraft> = {}): KeyResultDraft {
  return {
    title: 'Every story of the checkout is done',
    description: '',
    ownerId: null,
    period: null,
    weight: 1,
    target: { kind: 'reach', start: 0, target: 100 },
    source: aSource({ jql }),
    ...change,
  };
}

/** The value, or a failed test that shows the refusal. */
export function must<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

export async function givenObjective(
  world: TestWorld,
  change: Partial<ObjectiveDraft> = {},
): Promise<ObjectiveView> {
  const input = { projectId: null, fields: objectiveDraft(change) };
  return must(await createObjective(world.ports, world.at(LEAD), input));
}

export async function givenKeyResult(
  world: TestWorld,
  jql: string,
  change: Partial<KeyResultDraft> & { objectiveId?: string } = {},
): Promise<KeyResultView> {
  const { objectiveId = (await givenObjective(world)).id, ...fields } = change;
  const input = { objectiveId, fields: keyResultDraft(jql, fields) };
  return must(await createKeyResult(world.ports, world.at(LEAD), input));
}
