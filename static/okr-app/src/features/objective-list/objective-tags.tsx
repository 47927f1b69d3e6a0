import LockIcon from '@atlaskit/icon/core/lock-locked';
import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { levelName } from '../../../../../src/contract/level-wording';
import { LabelTags } from '../people/label-tags';

/** Level, privacy and labels beside the title; a project's own level goes without saying. */
export function ObjectiveTags({ objective }: { readonly objective: ObjectiveDto }) {
  const { level, isPrivate, isInRollUp, parent, labels } = objective;
  return (
    <>
      {level !== 'project' && <span className="okr-tag">{levelName(level)}</span>}
      {isPrivate && (
        <span className="okr-tag okr-private">
          <LockIcon label="" size="small" color="currentColor" /> Private
        </span>
      )}
      {parent !== null && !isInRollUp && <span className="okr-tag">Left out of the roll-up</span>}
      <LabelTags labels={labels} />
    </>
  );
}
