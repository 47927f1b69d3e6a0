import { getSettings, updateSettings } from '../../application/settings/settings';
import type { SettingsCalls } from '../../contract/settings/calls';
import type { Runs } from './runs';

export const settingsCalls: Runs<keyof SettingsCalls> = {
  getSettings,
  updateSettings: (ports, _caller, input) => updateSettings(ports, input),
};
