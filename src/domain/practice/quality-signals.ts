import type { AccountId } from '../shared/ids';

/** A value of a field: its id, as history writes it, and its name, as people know it. */
export interface FieldValue {
  readonly id: string;
  readonly name: string;
}

/** How severe a bug is, by a field of its own or by Jira's priority. */
export type SeveritySignal =
  | { readonly kind: 'priority' }
  /** Worst level first. */
  | { readonly kind: 'field'; readonly fieldId: string; readonly levels: readonly FieldValue[] };

/** What tells that a bug was found in production. Source: metrics-spec C.4, metric X2. */
export type ProductionSignal =
  | { readonly kind: 'field'; readonly fieldId: string; readonly values: readonly FieldValue[] }
  | { readonly kind: 'label'; readonly labels: readonly string[] }
  | { readonly kind: 'type'; readonly typeIds: readonly string[] }
  /** One of the versions it affects was released when it was created. */
  | { readonly kind: 'released-version' };

/** Work on technical debt has one of these. Source: metrics-spec C.3, metric 23. */
export interface DebtSignal {
  readonly labels: readonly string[];
  readonly typeIds: readonly string[];
  readonly componentIds: readonly string[];
  /** Or is found by this query; `null` without one. */
  readonly jql: string | null;
}

/** What says that an issue was escalated, besides a raised priority. Source: metrics-spec C.5, 9. */
export interface EscalationSignal {
  readonly accountIds: readonly AccountId[];
  readonly statusIds: readonly string[];
  readonly labels: readonly string[];
}

/** What people said of bugs, debt and trouble. `null`: nobody has said, so nothing is assumed. */
export interface QualitySignals {
  readonly bugTypeIds: readonly string[] | null;
  readonly severity: SeveritySignal | null;
  readonly foundIn: ProductionSignal | null;
  readonly debt: DebtSignal | null;
  readonly escalation: EscalationSignal | null;
  /** Id of the field that flags an issue. */
  readonly flaggedFieldId: string | null;
}

export const NO_QUALITY_SIGNALS: QualitySignals = {
  bugTypeIds: null,
  severity: null,
  foundIn: null,
  debt: null,
  escalation: null,
  flaggedFieldId: null,
};

export type SignalProblem =
  | 'bug-types-missing'
  | 'severity-levels-missing'
  | 'found-in-empty'
  | 'debt-empty'
  | 'escalation-empty';

/** What is said but cannot be used; `null` when all of it can. */
export function problemWithSignals(signals: QualitySignals): SignalProblem | null {
  const { bugTypeIds, severity, foundIn, debt, escalation } = signals;
  const problems: readonly (readonly [SignalProblem, boolean])[] = [
    ['bug-types-missing', bugTypeIds !== null && isEmpty([bugTypeIds])],
    ['severity-levels-missing', severity?.kind === 'field' && isEmpty([severity.levels])],
    ['found-in-empty', foundIn !== null && isSilent(foundIn)],
    ['debt-empty', debt !== null && isDebtEmpty(debt)],
    ['escalation-empty', escalation !== null && isEmpty(Object.values(escalation))],
  ];
  return problems.find(([, isThere]) => isThere)?.[0] ?? null;
}

const isEmpty = (lists: readonly (readonly unknown[])[]): boolean =>
  lists.every(({ length }) => length === 0);

const isDebtEmpty = ({ jql, ...lists }: DebtSignal): boolean =>
  (jql ?? '').trim() === '' && isEmpty(Object.values(lists));

function isSilent(signal: ProductionSignal): boolean {
  switch (signal.kind) {
    case 'field':
      return signal.values.length === 0;
    case 'label':
      return signal.labels.length === 0;
    case 'type':
      return signal.typeIds.length === 0;
    case 'released-version':
      return false;
  }
}
