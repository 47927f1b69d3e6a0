import type { IssueId } from '../shared/ids';

/** One value that changed, as Jira's changelog tells it. */
export interface FieldChange {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The field's id, or its name where Jira sends no id (`IssueParentAssociation`, `Key`). */
  readonly field: string;
  readonly name: string;
  /** Ids, where the field has them; numbers and words stand in the texts only. */
  readonly from: string | null;
  readonly fromText: string | null;
  readonly to: string | null;
  readonly toText: string | null;
}

/** An issue's whole life so far: every change, oldest first, none left out. */
export interface IssueHistory {
  readonly issueId: IssueId;
  readonly createdAt: number;
  readonly statusId: string;
  /** Story points of team-managed projects stand in another field. Source: metrics-spec A.3. */
  readonly isTeamManaged: boolean;
  readonly changes: readonly FieldChange[];
}

const PARENT_FIELDS = new Set(['issueparentassociation', 'parent', 'epic link', 'parent link']);

/** `parent` in the forms it had over the years. Source: forge-facts 6. */
export const isParentChange = ({ field, name }: FieldChange): boolean =>
  PARENT_FIELDS.has(field.toLowerCase()) || PARENT_FIELDS.has(name.toLowerCase());
