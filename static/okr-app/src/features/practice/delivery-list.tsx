import Button from '@atlaskit/button/new';
import type { DeliveriesDto, DeliveryEventDto } from '../../../../../src/contract/practice/calls';
import { useFailureFlag, usePage } from '../../app/page-context';
import { exactTime } from '../../components/relative-time';

/** Nobody reads through more; all of them count. */
const MOST_SHOWN = 20;

interface DeliveryListProps {
  readonly projectId: string;
  readonly deliveries: DeliveriesDto;
  readonly onRemoved: () => void;
}

/** The latest ones, so that people see what the app was told. */
export function DeliveryList({ projectId, deliveries, onRemoved }: DeliveryListProps) {
  const { call, showFlag } = usePage();
  const flagFailure = useFailureFlag();
  const { deployments, incidents, canManage } = deliveries;
  const events = [...(deployments ?? []), ...(incidents ?? [])]
    .sort((a, b) => timeOf(b) - timeOf(a))
    .slice(0, MOST_SHOWN);
  if (events.length === 0) return null;
  const remove = async ({ kind, id }: DeliveryEventDto): Promise<void> => {
    const answer = await call('removeDeliveries', { projectId, events: [{ kind, id }] });
    if (answer.ok) showFlag({ kind: 'success', title: `“${id}” was removed` });
    else flagFailure(`“${id}” was not removed`, answer.error);
    onRemoved();
  };
  return (
    <div className="okr-table-frame" role="region" aria-label="Latest of them" tabIndex={0}>
      <table className="okr-table">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">Service</th>
            <th scope="col">How it went</th>
            {canManage && <th scope="col">Actions</th>}
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={`${event.kind} ${event.id}`}>
              <td className="okr-nowrap">{exactTime(new Date(timeOf(event)).toISOString())}</td>
              <td>{`${event.kind === 'deployment' ? 'Deployment' : 'Incident'} ${event.id}`}</td>
              <td>{event.service}</td>
              <td>{outcomeOf(event)}</td>
              {canManage && (
                <td>
                  <Button
                    spacing="compact"
                    aria-label={`Remove ${event.id}`}
                    onClick={() => void remove(event)}
                  >
                    Remove
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const timeOf = (event: DeliveryEventDto) =>
  event.kind === 'deployment' ? event.finishedAt : event.createdAt;

function outcomeOf(event: DeliveryEventDto): string {
  if (event.kind === 'incident') {
    if (event.resolvedAt === null) return 'Not resolved yet';
    return `Resolved after ${((event.resolvedAt - event.createdAt) / 3_600_000).toFixed(1)} h`;
  }
  const where = event.environment === '' ? 'production' : event.environment;
  return `${event.isSuccessful ? 'Succeeded' : 'Failed'}, ${where}`;
}
