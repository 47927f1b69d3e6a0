import { useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { DeliveryEventDto } from '../../../../../src/contract/practice/calls';
import type { DeliveryEvent } from '../../../../../src/domain/practice/delivery';
import type { DeliveryPlan } from '../../../../../src/domain/practice/read-deliveries';
import { usePage } from '../../app/page-context';
import { count } from './practice-words';

/** As many as one call takes. Source: contract/practice/inputs. */
const EVENTS_AT_ONCE = 200;

type ToImport = Pick<DeliveryPlan, 'events' | 'completeOn'>;

export interface DeliveryImport {
  readonly isBusy: boolean;
  readonly error: ApiError | null;
  /** Whether all of them were written. Those written before a failure stay, and may be sent again. */
  readonly start: (plan: ToImport) => Promise<boolean>;
}

export function useDeliveryImport(projectId: string): DeliveryImport {
  const { call, showFlag } = usePage();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const start = async ({ events, completeOn }: ToImport): Promise<boolean> => {
    setIsBusy(true);
    setError(null);
    for (let from = 0; from < events.length; from += EVENTS_AT_ONCE) {
      const batch = events.slice(from, from + EVENTS_AT_ONCE).map(toDto);
      const isLast = from + EVENTS_AT_ONCE >= events.length;
      const answer = await call('importDeliveries', {
        ...{ projectId, events: batch },
        // It is complete when all of it is there.
        ...(isLast && completeOn !== null && { completeOn }),
      });
      if (!answer.ok) {
        setError(answer.error);
        setIsBusy(false);
        return false;
      }
    }
    setIsBusy(false);
    showFlag({ kind: 'success', title: `${count(events.length, 'row')} imported` });
    return true;
  };
  return { isBusy, error, start };
}

function toDto(event: DeliveryEvent): DeliveryEventDto {
  if (event.kind === 'deployment') return event;
  const { kind, id, service, createdAt, resolvedAt, deploymentId, issueKey } = event;
  return { kind, id, service, createdAt, resolvedAt, deploymentId, issueKey };
}
