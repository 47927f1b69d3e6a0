import type { StatusRule } from '../../domain/okr/status-rule';
import { ok } from '../../domain/shared/result';
import type { NumericField } from '../ports/fields';
import { isMeasuredInJira } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import type { Settings } from '../ports/settings-store';
import { conflict, invalid, type Outcome } from '../refusal';
import { mustBeJiraAdmin } from '../okr/authorise';

export interface SettingsView extends Settings {
  readonly storyPointCandidates: readonly NumericField[];
  readonly detectedStoryPoints: {
    readonly companyManaged: NumericField | null;
    readonly teamManaged: NumericField | null;
  };
}

export async function getSettings(ports: Ports): Promise<Outcome<SettingsView>> {
  const allowed = await mustBeJiraAdmin(ports);
  if (!allowed.ok) return allowed;
  return ok(await settingsView(ports, await ports.settings.load()));
}

export async function updateSettings(
  ports: Ports,
  typed: Settings,
): Promise<Outcome<SettingsView>> {
  const allowed = await mustBeJiraAdmin(ports);
  if (!allowed.ok) return allowed;
  const current = await ports.settings.load();
  if (current.version !== typed.version) return conflict(await settingsView(ports, current));
  if (!isInOrder(typed.statusRule)) return invalid('statusRule', 'status-rule-out-of-order');
  if (!isTimeZone(typed.timeZone)) return invalid('timeZone', 'time-zone-unknown');
  const next: Settings = { ...typed, version: current.version + 1 };
  const view = await settingsView(ports, next);
  const fieldId = next.storyPointFieldId;
  if (fieldId !== null && !view.storyPointCandidates.some(({ id }) => id === fieldId)) {
    return invalid('storyPointFieldId', 'field-not-numeric');
  }
  await ports.settings.save(next);
  if (fieldId !== current.storyPointFieldId) await remeasureStoryPoints(ports);
  return ok(view);
}

async function settingsView(ports: Ports, settings: Settings): Promise<SettingsView> {
  const catalogue = await ports.fields.catalogue();
  return {
    ...settings,
    storyPointCandidates: catalogue.storyPointCandidates,
    detectedStoryPoints: {
      companyManaged: catalogue.companyManagedStoryPoints,
      teamManaged: catalogue.teamManagedStoryPoints,
    },
  };
}

const isInOrder = ({ behindAbove, atRiskAbove }: StatusRule) => behindAbove <= atRiskAbove;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // The one way JavaScript tells that a zone does not exist.
    return false;
  }
}

async function remeasureStoryPoints(ports: Ports): Promise<void> {
  const keyResults = await ports.okrs.listKeyResults({ projectId: null, lifecycle: 'active' });
  const metrics = await ports.okrs.findMetrics(keyResults.map(({ metricId }) => metricId));
  const affected = new Set(
    metrics
      .filter(isMeasuredInJira)
      .filter(({ metric }) => metric.source.measure.kind === 'storyPoints')
      .map(({ metric }) => metric.id),
  );
  const keyResultIds = keyResults
    .filter(({ metricId }) => affected.has(metricId))
    .map(({ id }) => id);
  if (keyResultIds.length === 0) return;
  await ports.jobs.push({
    kind: 'key-results',
    keyResultIds,
    trigger: 'definition',
    refreshId: null,
  });
}
