import { useState } from 'react';
import Button from '@atlaskit/button/new';
import EmptyState from '@atlaskit/empty-state';
import Textfield from '@atlaskit/textfield';
import type { ObjectiveDto, OkrPageDto } from '../../../../../src/contract/dto';
import { addDays, parseCalendarDate } from '../../../../../src/domain/shared/calendar-date';
import { FormField } from '../../components/form-field';
import { FilterBar } from '../filters/filter-bar';
import { useShownTree } from '../filters/use-shown-tree';
import type { ObjectiveNode } from '../objective-list/objective-tree';

interface ReviewStartProps {
  readonly page: OkrPageDto;
  readonly onStart: (ids: readonly string[], since: string) => void;
}

/** Which objectives to walk: those that the filters leave, parents before children. */
export function ReviewStart({ page, onStart }: ReviewStartProps) {
  const [since, setSince] = useState(() => weekBefore(page.today));
  const objectives = flat(useShownTree(page)).filter(({ lifecycle }) => lifecycle === 'active');
  const count = objectives.length;
  const isDay = parseCalendarDate(since) !== undefined && since <= page.today;
  return (
    <div className="okr-review">
      <p>
        A review walks the objectives one by one: what moved, what people said, how confident they
        are. Write down what you decide; the summary at the end can be copied.
      </p>
      <FilterBar page={page} canShare={false} />
      {count === 0 ? (
        <EmptyState
          header="Nothing to review"
          headingLevel={2}
          description="No active objective fits the filters. Change them, or write an objective first."
        />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const ids = objectives.map(({ id }) => id);
            if (isDay) onStart(ids, since);
          }}
        >
          <div className="okr-review-since">
            <FormField
              label="Look back to"
              problem={isDay ? undefined : 'Choose a day that is not in the future.'}
            >
              {(control) => (
                <Textfield
                  {...control}
                  type="date"
                  max={page.today}
                  value={since}
                  onChange={({ currentTarget }) => {
                    setSince(currentTarget.value);
                  }}
                />
              )}
            </FormField>
          </div>
          <Button type="submit" appearance="primary">
            {count === 1 ? 'Review 1 objective' : `Review ${String(count)} objectives`}
          </Button>
        </form>
      )}
    </div>
  );
}

function flat(nodes: readonly ObjectiveNode[]): readonly ObjectiveDto[] {
  return nodes.flatMap(({ objective, children }) => [objective, ...flat(children)]);
}

function weekBefore(today: string): string {
  const day = parseCalendarDate(today);
  return day === undefined ? today : addDays(day, -7);
}
