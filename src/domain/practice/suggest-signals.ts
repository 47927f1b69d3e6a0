import type { DebtSignal, QualitySignals } from './quality-signals';

/** An issue type of the project. */
export interface ProjectIssueType {
  readonly id: string;
  readonly name: string;
}

/** A field as Jira lists it. `untranslatedName` is the English name of fields Jira made itself. */
export interface SignalField {
  readonly id: string;
  readonly name: string;
  readonly untranslatedName: string | null;
  /** Such as `option`, `array` or `string`. */
  readonly type: string;
  /** Jira's key of a custom field's kind; `null` for fields of Jira itself. */
  readonly customType: string | null;
}

const BUG =
  /(?<!\p{L})(?:bug|defect|defekt|fehler|incident|störung|anomalie|bogue|défaut|error|defecto|defeito|incidente|difetto|fout|błąd|hata|kusur)(?!\p{L})|ошибк|дефект|помилк|баг|инцидент|不具合|バグ|障害|缺陷|错误|故障|버그|결함/iu;
const DEBT_TYPE =
  /(?<!\p{L})(?:technical debt|tech debt|technische schuld(?:en)?|dette technique|deuda técnica|dívida técnica|debito tecnico|refactor\w*)(?!\p{L})|технический долг|技術的負債|技术债/iu;
const SEVERITY =
  /^(?:severity|schweregrad|sévérité|gravité|severidad|gravedad|severidade|gravità|ernst|dotkliwość|önem derecesi|критичность|серьезность|серйозність|重大度|严重程度|심각도)$/iu;
const FOUND_IN =
  /^(?:found in|found in environment|environment|detected in|escaped|umgebung|gefunden in|environnement|détecté en|entorno|detectado en|ambiente|omgeving|środowisko|ortam|окружение|среда|環境|环境|환경)$/iu;
const FLAGGED = /^flagged$/i;
const CHECKBOXES = 'com.atlassian.jira.plugin.system.customfieldtypes:multicheckboxes';

/** Preset of the specification, metric 23. */
const DEBT_LABELS = ['tech-debt', 'technical-debt', 'refactoring'] as const;

/** What the names on this site suggest; `null` where they suggest nothing. */
export type SuggestedSignals = Pick<QualitySignals, 'bugTypeIds' | 'flaggedFieldId'> & {
  readonly severityFieldId: string | null;
  readonly foundInFieldId: string | null;
  readonly debt: DebtSignal;
};

/** Offered, never applied by itself. */
export function suggestedSignals(
  types: readonly ProjectIssueType[],
  fields: readonly SignalField[],
): SuggestedSignals {
  const bugTypeIds = types.filter(({ name }) => BUG.test(name)).map(({ id }) => id);
  const named = (pattern: RegExp) => fields.find((field) => isCalled(field, pattern))?.id ?? null;
  return {
    bugTypeIds: bugTypeIds.length === 0 ? null : bugTypeIds,
    flaggedFieldId:
      fields.find((field) => field.customType === CHECKBOXES && isCalled(field, FLAGGED))?.id ??
      named(FLAGGED),
    severityFieldId: named(SEVERITY),
    foundInFieldId: named(FOUND_IN),
    debt: {
      componentIds: [],
      jql: null,
      labels: DEBT_LABELS,
      typeIds: types.filter(({ name }) => DEBT_TYPE.test(name)).map(({ id }) => id),
    },
  };
}

function isCalled({ name, untranslatedName }: SignalField, pattern: RegExp): boolean {
  return pattern.test(name.trim()) || pattern.test((untranslatedName ?? '').trim());
}
