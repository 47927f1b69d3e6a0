import Button from '@atlaskit/button/new';
import type { SavedFilterDto } from '../../../../../src/contract/saved-filters/calls';
import { InfoDialog } from '../../components/info-dialog';

interface ManageFiltersProps {
  readonly filters: readonly SavedFilterDto[];
  readonly onRemove: (filter: SavedFilterDto) => void;
  readonly onClose: () => void;
}

export default function ManageFilters({ filters, onRemove, onClose }: ManageFiltersProps) {
  return (
    <InfoDialog title="Saved filters" onClose={onClose}>
      <ul className="okr-list" aria-label="Saved filters">
        {filters
          .filter(({ canRemove }) => canRemove)
          .map((filter) => (
            <li key={filter.id} className="okr-sample-row">
              <span>{filter.isShared ? 'Shared' : 'Mine'}</span>
              <span className="okr-ellipsis">{filter.name}</span>
              <Button
                spacing="compact"
                aria-label={`Remove ${filter.name}`}
                onClick={() => {
                  onRemove(filter);
                }}
              >
                Remove
              </Button>
            </li>
          ))}
      </ul>
    </InfoDialog>
  );
}
