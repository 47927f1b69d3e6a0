import type { AccountId } from '../../domain/shared/ids';

/** What Jira says of an account; those it does not know are missing from the answer. */
export type AccountState = 'active' | 'inactive';

export interface FoundPerson {
  readonly id: AccountId;
  readonly name: string;
  /** `null` where the person keeps it to themselves. */
  readonly email: string | null;
  readonly isActive: boolean;
}

export interface People {
  /** By a part of the name or e-mail, as far as Jira shows them to the viewer. */
  search(text: string): Promise<readonly FoundPerson[]>;
  accounts(accountIds: readonly AccountId[]): Promise<ReadonlyMap<AccountId, AccountState>>;
  find(accountId: string): Promise<{ readonly id: AccountId; readonly isActive: boolean } | null>;
  /**
   * Which of them may browse the project, or with `null` the site. People whom Jira does not know
   * may browse nothing.
   */
  browsing(
    accountIds: readonly AccountId[],
    projectKey: string | null,
  ): Promise<ReadonlySet<AccountId>>;
}
