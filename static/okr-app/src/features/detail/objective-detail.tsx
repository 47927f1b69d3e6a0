import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { ChangesSection } from '../audit/changes-section';
import {
  EditableObjectiveDescription,
  EditableObjectiveOwner,
  EditableObjectiveParent,
  EditableObjectivePeriod,
  EditableObjectiveWeight,
} from '../inline-edit/objective-fields';
import { Facts } from './facts';

interface ObjectiveDetailProps {
  readonly objective: ObjectiveDto;
  readonly canManage: boolean;
}

export default function ObjectiveDetail({ objective, canManage }: ObjectiveDetailProps) {
  const field = { objective, canEdit: canManage && objective.lifecycle === 'active' };
  return (
    <section className="okr-detail" aria-label={`Details of ${objective.title}`}>
      <Facts
        facts={[
          { name: 'Description', value: <EditableObjectiveDescription {...field} />, isWide: true },
          { name: 'Owner', value: <EditableObjectiveOwner {...field} /> },
          { name: 'Period', value: <EditableObjectivePeriod {...field} /> },
          { name: 'Parent objective', value: <EditableObjectiveParent {...field} /> },
          { name: 'Weight in the parent', value: <EditableObjectiveWeight {...field} /> },
        ]}
      />
      {objective.progress.visibility === 'withheld' && (
        <p className="okr-subtle">
          The numbers are withheld: together with others they would show an issue that you may not
          see.
        </p>
      )}
      <ChangesSection kind="objective" id={objective.id} version={objective.version} />
    </section>
  );
}
