import type { BrokenQueryDto } from '../../../../../src/contract/check-ins/dto';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { staleText } from '../../../../../src/contract/wording';
import { TimeAgo } from '../../components/time-ago';
import { ItemLink } from './item-link';
import { ListHead } from './list-head';

interface BrokenQueriesProps {
  readonly queries: readonly BrokenQueryDto[];
  readonly page: OkrPageDto;
}

/** Their values stand still until somebody corrects them. */
export function BrokenQueries({ queries, page }: BrokenQueriesProps) {
  return (
    <section aria-label="Queries that need you">
      <ListHead title={`Queries that need you (${String(queries.length)})`} />
      <ul className="okr-owed-list">
        {queries.map(({ keyResultId, title, stale }) => (
          <li key={keyResultId}>
            <ItemLink item={{ kind: 'key-result', id: keyResultId }} title={title} page={page} />
            <p>
              {staleText(stale)}{' '}
              <span className="okr-subtle">
                Since <TimeAgo at={stale.since} />.
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
