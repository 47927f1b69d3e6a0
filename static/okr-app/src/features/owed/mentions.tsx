import Button from '@atlaskit/button/new';
import type { MentionDto } from '../../../../../src/contract/check-ins/dto';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { PersonName } from '../../components/person-name';
import { TimeAgo } from '../../components/time-ago';
import { MentionText } from '../comments/mention-text';
import { ItemLink } from './item-link';
import { ListHead } from './list-head';

interface MentionsProps {
  readonly mentions: readonly MentionDto[];
  readonly page: OkrPageDto;
  readonly onRead: (mentions: readonly MentionDto[]) => void;
}

export function Mentions({ mentions, page, onRead }: MentionsProps) {
  return (
    <section aria-label="Mentions of you">
      <ListHead
        title={`Mentions of you (${String(mentions.length)})`}
        action={{
          text: 'Mark all as read',
          onClick: () => {
            onRead(mentions);
          },
        }}
      />
      <ul className="okr-owed-list">
        {mentions.map((mention) => (
          <li key={mention.sourceId}>
            <div className="okr-owed-row">
              <div className="okr-said-head">
                <PersonName accountId={mention.by} />
                <span className="okr-subtle">
                  {mention.in === 'comment' ? 'commented on' : 'checked in on'}
                </span>
                <ItemLink item={mention.subject} title={mention.title} page={page} />
                <span className="okr-subtle">
                  <TimeAgo at={mention.at} />
                </span>
              </div>
              <Button
                spacing="compact"
                onClick={() => {
                  onRead([mention]);
                }}
              >
                Mark as read
              </Button>
            </div>
            <MentionText text={mention.text} />
          </li>
        ))}
      </ul>
    </section>
  );
}
