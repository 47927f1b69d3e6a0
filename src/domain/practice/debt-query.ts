import { withoutOrder } from '../metrics/jql-text';
import type { ProjectId } from '../shared/ids';
import type { DebtSignal } from './quality-signals';

/** As Jira is asked: what people say of their project is about its issues alone. */
export function debtQuery(
  projectId: ProjectId,
  debt: Pick<DebtSignal, 'jql'> | null,
): string | null {
  const jql = withoutOrder(debt?.jql ?? '');
  return jql === '' ? null : `project = ${projectId} AND (${jql})`;
}
