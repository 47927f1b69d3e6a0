import type { AccountId } from '../../domain/shared/ids';

export interface StoredPerson {
  readonly accountId: AccountId;
  /** When we last stored anything about them. */
  readonly updatedAt: string;
}

/** Atlassian's register of accounts: whoever stores ids asks it regularly, and forgets the closed. */
export interface PersonalData {
  closedAmong(people: readonly StoredPerson[]): Promise<ReadonlySet<AccountId>>;
}
