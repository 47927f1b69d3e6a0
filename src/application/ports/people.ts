import type { AccountId } from '../../domain/shared/ids';

export interface People {
  find(accountId: string): Promise<{ readonly id: AccountId; readonly isActive: boolean } | null>;
}
