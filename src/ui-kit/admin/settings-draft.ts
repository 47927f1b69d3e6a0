import type { SettingsDto } from '../../contract/dto';
import type { StatusRule } from '../../domain/okr/status-rule';
import { err, ok, type Result } from '../../domain/shared/result';
import type { CallInput } from '../resolver-call';

/** What stands in the form, as typed. Percentages, not ratios. */
export interface SettingsDraft {
  readonly storyPointFieldId: string | null;
  readonly mode: StatusRule['mode'];
  readonly behindAbove: string;
  readonly atRiskAbove: string;
  readonly graceExpected: string;
  readonly timeZone: string;
}

export type DraftErrors = Partial<Readonly<Record<keyof SettingsDraft, string>>>;
export type SettingsChange = Omit<CallInput<'updateSettings'>, 'version'>;

export function toDraft(settings: SettingsDto): SettingsDraft {
  const { statusRule } = settings;
  return {
    storyPointFieldId: settings.storyPointFieldId,
    mode: statusRule.mode,
    behindAbove: percentText(statusRule.behindAbove),
    atRiskAbove: percentText(statusRule.atRiskAbove),
    graceExpected: percentText(statusRule.graceExpected),
    timeZone: settings.timeZone,
  };
}

/** The change to send, or one sentence for each field that has to be corrected. */
export function checkDraft(draft: SettingsDraft): Result<SettingsChange, DraftErrors> {
  const [behindAbove, atRiskAbove, graceExpected] = [
    ratioOf(draft.behindAbove),
    ratioOf(draft.atRiskAbove),
    ratioOf(draft.graceExpected),
  ];
  if (behindAbove === null || atRiskAbove === null || graceExpected === null) {
    return err({
      ...(behindAbove === null && { behindAbove: NOT_A_PERCENTAGE }),
      ...(atRiskAbove === null && { atRiskAbove: NOT_A_PERCENTAGE }),
      ...(graceExpected === null && { graceExpected: NOT_A_PERCENTAGE }),
    });
  }
  if (atRiskAbove < behindAbove) {
    return err({ atRiskAbove: 'At risk cannot begin below Behind.' });
  }
  return ok({
    statusRule: { mode: draft.mode, behindAbove, atRiskAbove, graceExpected },
    timeZone: draft.timeZone,
    storyPointFieldId: draft.storyPointFieldId,
  });
}

const NOT_A_PERCENTAGE = 'Enter a number from 0 to 100.';

/** 0.07 × 100 is 7.000000000000001 in binary floating point. */
function percentText(ratio: number): string {
  return String(Number((100 * ratio).toFixed(6)));
}

function ratioOf(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  const percent = trimmed === '' ? Number.NaN : Number(trimmed);
  return percent >= 0 && percent <= 100 ? percent / 100 : null;
}
