import { privacy } from '@forge/api';
import type { PersonalData } from '../application/ports/personal-data';
import { UpstreamError } from '../application/ports/upstream-error';
import type { AccountId } from '../domain/shared/ids';

export const forgePersonalData: PersonalData = {
  async closedAmong(people) {
    try {
      const updates = await privacy.reportPersonalData(people.map((person) => ({ ...person })));
      const closed = updates.filter(({ status }) => status === 'closed');
      return new Set(closed.map(({ accountId }) => accountId as AccountId));
    } catch (cause) {
      throw new UpstreamError('unavailable', 'Accounts could not be reported', { cause });
    }
  },
};
