import { useEffect, useRef, useState } from 'react';
import Button from '@atlaskit/button/new';
import type { OwedCheckInDto } from '../../../../../src/contract/check-ins/dto';
import { standingText } from '../../../../../src/contract/check-ins/wording';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { usePage } from '../../app/page-context';
import { dayText } from '../../components/relative-time';
import { CheckInForm } from '../check-ins/check-in-form';
import { ItemLink } from './item-link';
import { ListHead } from './list-head';

interface OwedCheckInsProps {
  readonly checkIns: readonly OwedCheckInDto[];
  readonly page: OkrPageDto;
  readonly onSettled: (keyResultId: string) => void;
}

/** One after the other: when one is sent, the next opens with the caret in its text. */
export function OwedCheckIns({ checkIns, page, onSettled }: OwedCheckInsProps) {
  const { announcement, store } = usePage();
  const [openId, setOpenId] = useState<string | null>(checkIns[0]?.keyResultId ?? null);
  const settle = (at: number, { keyResultId, title }: OwedCheckInDto): void => {
    const next = checkIns[at + 1] ?? checkIns[0];
    const left = checkIns.length - 1;
    setOpenId(next?.keyResultId === keyResultId ? null : (next?.keyResultId ?? null));
    announcement.set(`Checked in on ${title}. ${left === 0 ? 'None left.' : `${left} left.`}`);
    onSettled(keyResultId);
    store.reload();
  };
  return (
    <section aria-label="Check-ins you owe">
      <ListHead title={`Check-ins you owe (${String(checkIns.length)})`} />
      <ul className="okr-owed-list">
        {checkIns.map((owed, at) => (
          <li key={owed.keyResultId}>
            <OwedRow
              owed={owed}
              page={page}
              isOpen={owed.keyResultId === openId}
              onOpen={() => {
                setOpenId(owed.keyResultId);
              }}
            />
            {owed.keyResultId === openId && (
              <InView>
                <CheckInForm
                  subject={{ kind: 'key-result', id: owed.keyResultId }}
                  onSaved={() => {
                    settle(at, owed);
                  }}
                  onCancel={() => {
                    setOpenId(null);
                  }}
                />
              </InView>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OwedRowProps {
  readonly owed: OwedCheckInDto;
  readonly page: OkrPageDto;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function OwedRow({ owed, page, isOpen, onOpen }: OwedRowProps) {
  const { keyResultId, title, objectiveTitle, standing } = owed;
  const isLate = standing.kind === 'overdue';
  return (
    <div className="okr-owed-row">
      <div>
        <ItemLink item={{ kind: 'key-result', id: keyResultId }} title={title} page={page} />
        <div className="okr-meta">
          <span>{objectiveTitle}</span>
          <span className={isLate ? 'okr-overdue' : undefined}>
            {standingText(standing, page.today)}
          </span>
          {standing.kind !== 'none' && <span>for {dayText(standing.dueOn)}</span>}
        </div>
      </div>
      {!isOpen && (
        <Button spacing="compact" aria-label={`Check in on ${title}`} onClick={onOpen}>
          Check in
        </Button>
      )}
    </div>
  );
}

/** The next form must not open below the fold. */
function InView({ children }: { readonly children: React.ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return <div ref={place}>{children}</div>;
}
