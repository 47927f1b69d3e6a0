import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { ChangesSection } from '../audit/changes-section';
import { CheckInSection } from '../check-ins/check-in-section';
import { CarriedOverFrom, ClosingSection } from '../closing/closing-section';
import { CommentSection } from '../comments/comment-section';
import {
  LevelField,
  ObjectivePeriodField,
  ParentField,
  PrivacyField,
  useObjectiveFrame,
  WatchersField,
} from '../inline-edit/objective-fields';
import {
  ContributorsField,
  DescriptionField,
  LabelsField,
  OwnerField,
  RollUpField,
  WeightField,
} from '../inline-edit/shared-fields';
import { RollUpSection } from '../roll-up/roll-up-section';
import { Facts } from './facts';

/** Only key results have due dates, so that one piece of work is not asked about twice. */
const NOTHING_OWED = { kind: 'none' } as const;

interface ObjectiveDetailProps {
  readonly objective: ObjectiveDto;
  readonly canManage: boolean;
}

export default function ObjectiveDetail({ objective, canManage }: ObjectiveDetailProps) {
  const canEdit = canManage && objective.lifecycle === 'active';
  const frame = useObjectiveFrame({ objective, canEdit });
  return (
    <section className="okr-detail" aria-label={`Details of ${objective.title}`}>
      <ClosingSection
        item={objective}
        cycleId={objective.cycleId}
        period={objective.effectivePeriod}
      />
      <CarriedOverFrom objective={objective} />
      <Facts
        facts={[
          { name: 'Description', value: <DescriptionField frame={frame} />, isWide: true },
          { name: 'Owner', value: <OwnerField frame={frame} /> },
          { name: 'Contributors', value: <ContributorsField frame={frame} /> },
          { name: 'Watchers', value: <WatchersField frame={frame} /> },
          { name: 'Who sees it', value: <PrivacyField frame={frame} /> },
          { name: 'Level', value: <LevelField frame={frame} /> },
          { name: 'Period', value: <ObjectivePeriodField frame={frame} /> },
          { name: 'Labels', value: <LabelsField frame={frame} /> },
          { name: 'Parent objective', value: <ParentField frame={frame} /> },
          { name: 'Weight in the parent', value: <WeightField frame={frame} /> },
          { name: 'Roll-up', value: <RollUpField frame={frame} above="its parent" /> },
        ]}
      />
      <RollUpSection objective={objective} />
      <CheckInSection
        subject={{ kind: 'objective', id: objective.id }}
        unit="percent"
        standing={NOTHING_OWED}
      />
      <CommentSection subject={{ kind: 'objective', id: objective.id }} />
      <ChangesSection kind="objective" id={objective.id} version={objective.version} />
    </section>
  );
}
