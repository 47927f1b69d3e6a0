import type { RowFactsDto } from '../../../../../src/contract/metrics/dto';
import type { BreakdownRow } from '../../../../../src/domain/metrics/catalogue/metric-series';
import { openSitePage } from '../../api/site';
import { usePage } from '../../app/page-context';
import { momentText } from './cell-text';
import { IssueKey } from './issue-key';

type Times = readonly [from: string, to: string];

/** What the two times of a unit are called. */
export const TIMES: Readonly<Partial<Record<BreakdownRow['kind'], Times>>> = {
  deployment: ['First commit', 'Deployed'],
  incident: ['Began', 'Resolved'],
  version: ['Planned', 'Released'],
};

export function TimeHeads({ times }: { readonly times: Times }) {
  return (
    <>
      {times.map((time) => (
        <th key={time} scope="col">
          {time}
        </th>
      ))}
      <th scope="col">Issues</th>
    </>
  );
}

interface AboutProps {
  readonly about: RowFactsDto | undefined;
}

export function TimeCells({ about }: AboutProps) {
  const keys = about?.issueKeys ?? [];
  return (
    <>
      <td>{timeText(about?.from)}</td>
      <td>{timeText(about?.to)}</td>
      <td>
        {keys.length === 0
          ? '–'
          : keys.map((key) => (
              <span key={key} className="okr-metric-key">
                <IssueKey issueKey={key} />
              </span>
            ))}
      </td>
    </>
  );
}

/** A day has no time of day; what nobody told is none. */
function timeText(time: string | null | undefined): string {
  if (time === null || time === undefined) return '–';
  return time.length === DAY_LENGTH ? time : momentText(time);
}

const DAY_LENGTH = '2026-01-31'.length;

interface UnitNameProps extends AboutProps {
  readonly kind: BreakdownRow['kind'];
  readonly name: string;
}

/** By name where there is one, with what tells it from others, as a link where Jira has its page. */
export function UnitName({ kind, name, about }: UnitNameProps) {
  const [key = ''] = kind === 'epic' ? (EPIC.exec(name) ?? []) : [];
  if (key !== '') {
    return (
      <>
        <IssueKey issueKey={key} />
        {name.slice(key.length)}
      </>
    );
  }
  return <NameAndPlace name={name} about={about} />;
}

function NameAndPlace({ name, about }: Omit<UnitNameProps, 'kind'>) {
  if (about === undefined) return name;
  const { service, environment, path } = about;
  const where = [service, environment].filter((text) => text !== null && text !== '').join(' · ');
  return (
    <>
      {path === null ? name : <SiteLink path={path} text={name} />}
      {where !== '' && <div className="okr-subtle">{where}</div>}
    </>
  );
}

/** "PAY-17 Pay by card", as the server names epics in sight. */
const EPIC = /^[A-Z][A-Z0-9_]*-\d+(?= )/;

interface SiteLinkProps {
  readonly path: string;
  readonly text: string;
}

/** A page of Jira itself. */
export function SiteLink({ path, text }: SiteLinkProps) {
  const { site } = usePage();
  return (
    <a
      className="okr-text-link"
      href={`${site.siteUrl}${path}`}
      onClick={(event) => {
        event.preventDefault();
        void openSitePage(path);
      }}
    >
      {text}
    </a>
  );
}
