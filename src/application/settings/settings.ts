import type { StatusRule } from '../../domain/okr/status-rule';
import { LEVELS } from '../../domain/okr/objective';
import { WEEKDAYS, type WorkCalendar } from '../../domain/okr/work-calendar';
import { checkWords } from '../../domain/okr/words';
import { parseCalendarDate } from '../../domain/shared/calendar-date';
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

/** What the settings form has, holidays as typed; OKR managers are named by a call of their own. */
export type SettingsDraft = Omit<
  Settings,
  'okrManagerIds' | 'checkInCadence' | 'checkInsSince' | 'calendar'
> & {
  readonly calendar: Pick<WorkCalendar, 'workdays'> & { readonly holidays: readonly string[] };
};

export async function getSettings(ports: Ports): Promise<Outcome<SettingsView>> {
  const allowed = await mustBeJiraAdmin(ports);
  if (!allowed.ok) return allowed;
  return ok(await settingsView(ports, await ports.settings.load()));
}

export async function updateSettings(
  ports: Ports,
  typed: SettingsDraft,
): Promise<Outcome<SettingsView>> {
  const allowed = await mustBeJiraAdmin(ports);
  if (!allowed.ok) return allowed;
  const current = await ports.settings.load();
  if (current.version !== typed.version) return conflict(await settingsView(ports, current));
  const checked = checkDraft(typed);
  if (!checked.ok) return checked;
  const next: Settings = { ...current, ...checked.value, version: current.version + 1 };
  const view = await settingsView(ports, next);
  const fieldId = next.storyPointFieldId;
  if (fieldId !== null && !view.storyPointCandidates.some(({ id }) => id === fieldId)) {
    return invalid('storyPointFieldId', 'field-not-numeric');
  }
  if ((await ports.settings.save(next)) === 'version-conflict') {
    return conflict(await settingsView(ports, await ports.settings.load()));
  }
  if (fieldId !== current.storyPointFieldId) await remeasureStoryPoints(ports);
  return ok(view);
}

function checkDraft(
  typed: SettingsDraft,
): Outcome<Omit<Settings, 'okrManagerIds' | 'checkInCadence' | 'checkInsSince'>> {
  if (!isInOrder(typed.statusRule)) return invalid('statusRule', 'status-rule-out-of-order');
  if (!isTimeZone(typed.timeZone)) return invalid('timeZone', 'time-zone-unknown');
  if (typed.levels.length === 0) return invalid('levels', 'levels-missing');
  const { workdays } = typed.calendar;
  if (workdays.length === 0) return invalid('calendar.workdays', 'workdays-missing');
  const holidays = typed.calendar.holidays.map(parseCalendarDate);
  if (holidays.includes(undefined)) return invalid('calendar.holidays', 'not-a-date');
  const words = checkWords(typed.words);
  if (!words.ok) return invalid('words', words.error);
  const days = holidays.filter((day) => day !== undefined);
  return ok({
    ...typed,
    levels: LEVELS.filter((level) => typed.levels.includes(level)),
    calendar: {
      workdays: WEEKDAYS.filter((weekday) => workdays.includes(weekday)),
      holidays: [...new Set(days)].sort(),
    },
  });
}

export async function settingsView(ports: Ports, settings: Settings): Promise<SettingsView> {
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
