import type { SiteRules } from '../../domain/okr/site-rules';
import type { Settings } from '../ports/settings-store';

/** The part of the settings that every page may know. */
export function siteRulesOf({
  calendar,
  defaultCurve,
  levels,
  words,
  fiscalYearStart,
}: Settings): SiteRules {
  return { calendar, defaultCurve, levels, words, fiscalYearStart };
}
