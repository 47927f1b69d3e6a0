import { DropdownItemCheckbox, DropdownItemCheckboxGroup } from '@atlaskit/dropdown-menu';
import DropdownMenu from '@atlaskit/dropdown-menu';
import { useWords } from '../../app/use-words';
import { COLUMNS, columnTitle, TITLE_COLUMN, USUAL_COLUMNS } from './columns';

interface ColumnChoiceProps {
  readonly chosen: readonly string[];
  /** Empty for the usual ones. */
  readonly onChange: (chosen: readonly string[]) => void;
}

export function ColumnChoice({ chosen, onChange }: ColumnChoiceProps) {
  const words = useWords();
  const change = (id: string): void => {
    const next = COLUMNS.map((column) => column.id).filter(
      (one) => chosen.includes(one) !== (one === id),
    );
    onChange(isUsual(next) ? [] : next);
  };
  return (
    <DropdownMenu trigger="Columns" placement="bottom-end" spacing="compact">
      <DropdownItemCheckboxGroup id="okr-columns" title="Columns">
        {COLUMNS.filter(({ id }) => id !== TITLE_COLUMN).map((column) => (
          <DropdownItemCheckbox
            key={column.id}
            id={column.id}
            isSelected={chosen.includes(column.id)}
            onClick={() => {
              change(column.id);
            }}
          >
            {columnTitle(column, words)}
          </DropdownItemCheckbox>
        ))}
      </DropdownItemCheckboxGroup>
    </DropdownMenu>
  );
}

const isUsual = (ids: readonly string[]): boolean =>
  ids.length === USUAL_COLUMNS.length && ids.every((id) => USUAL_COLUMNS.includes(id));
