import Button from '@atlaskit/button/new';
import type { CycleDto } from '../../../../../src/contract/cycles/calls';
import type { ObjectiveDto, OkrPageDto } from '../../../../../src/contract/dto';
import { isOpen } from '../../../../../src/domain/okr/closing';
import { isInCycle } from '../../../../../src/domain/okr/cycle';
import { usePage } from '../../app/page-context';
import { ButtonRow } from '../../components/button-row';
import { dayText } from '../../components/relative-time';
import { reportHref } from '../closing/report-link';

interface CycleTableProps {
  readonly page: OkrPageDto;
  readonly onEdit: (cycle: CycleDto) => void;
  readonly onClose: (cycle: CycleDto) => void;
  readonly onDelete: (cycle: CycleDto) => void;
}

/** Newest first: that is where the work is. */
export function CycleTable({ page, ...actions }: CycleTableProps) {
  return (
    <table className="okr-cycle-table">
      <thead>
        <tr>
          <th scope="col">Cycle</th>
          <th scope="col">Dates</th>
          <th scope="col">Objectives</th>
          <th scope="col">Open</th>
          <th scope="col">Actions</th>
        </tr>
      </thead>
      <tbody>
        {[...page.cycles].reverse().map((cycle) => (
          <CycleRow
            key={cycle.id}
            cycle={cycle}
            objectives={page.objectives.filter((one) => isInCycle(one, cycle))}
            canManageSite={page.canManageSite}
            {...actions}
          />
        ))}
      </tbody>
    </table>
  );
}

interface CycleRowProps extends Omit<CycleTableProps, 'page'> {
  readonly cycle: CycleDto;
  readonly objectives: readonly ObjectiveDto[];
  readonly canManageSite: boolean;
}

function CycleRow(props: CycleRowProps) {
  const { cycle, objectives, canManageSite, onEdit, onClose, onDelete } = props;
  const { address } = usePage();
  const { name, period } = cycle;
  const open = objectives.filter(isOpen);
  const canClose = open.some(({ canManage }) => canManage);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {dayText(period.start)} – {dayText(period.end)}
      </td>
      <td>{objectives.length}</td>
      <td>{open.length}</td>
      <td>
        <ButtonRow label={`Actions for ${name}`}>
          <Small
            text="Report"
            of={name}
            onClick={() => {
              address.go(reportHref(cycle.id, null) ?? '/');
            }}
          />
          {canClose && (
            <Small
              text="Close cycle…"
              of={name}
              onClick={() => {
                onClose(cycle);
              }}
            />
          )}
          {canManageSite && (
            <>
              <Small
                text="Edit"
                of={name}
                onClick={() => {
                  onEdit(cycle);
                }}
              />
              <Small
                text="Delete"
                of={name}
                onClick={() => {
                  onDelete(cycle);
                }}
              />
            </>
          )}
        </ButtonRow>
      </td>
    </tr>
  );
}

interface SmallProps {
  readonly text: string;
  readonly of: string;
  readonly onClick: () => void;
}

function Small({ text, of, onClick }: SmallProps) {
  return (
    <Button spacing="compact" aria-label={`${text} ${of}`} onClick={onClick}>
      {text}
    </Button>
  );
}
