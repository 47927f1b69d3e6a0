import type { AccountId } from '../../domain/shared/ids';

export interface People {
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
