import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import type { TeamComparisonDto } from '../../../../../src/contract/metrics/dto';
import type { CatalogueMetric } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import { comparisonObstacle } from '../../../../../src/domain/metrics/catalogue/team-comparison';
import { useQuery } from '../../app/use-address';
import { useCall } from '../../app/use-call';
import { Failed } from '../../components/failed';
import { COMPARISON_OBSTACLES } from './comparison-words';
import type { LoadedMetricProps } from './metric-view';
import { OBSTACLES } from './metric-words';
import type { PointPlace } from './point-panel';
import { PracticeLink } from './practice-link';
import { TeamsTable } from './teams-table';

interface TeamsSectionProps {
  readonly metric: LoadedMetricProps['metric'];
  readonly about: CatalogueMetric;
  readonly place: Omit<PointPlace, 'key'>;
  /** Of the point that is compared. */
  readonly pointKey: string;
  /** The first day that is shown. */
  readonly shownFrom: string;
}

/** The same metric for each team where that is fair, and why not where it is not. */
export function TeamsSection(props: TeamsSectionProps) {
  const { about, place } = props;
  const [query, setQuery] = useQuery();
  const isOpen = query.get('teams') === 'yes';
  const unfair = comparisonObstacle(about, place.bucket);
  return (
    <section aria-label="Teams">
      <div className="okr-section-head">
        <h3 className="okr-section-title">Teams</h3>
        {unfair === null && (
          <Button
            spacing="compact"
            aria-expanded={isOpen}
            onClick={() => {
              setQuery({ teams: isOpen ? null : 'yes' }, 'replace');
            }}
          >
            {isOpen ? 'Hide the teams' : 'Compare teams'}
          </Button>
        )}
      </div>
      {unfair !== null && (
        <p className="okr-subtle">Teams are not compared here. {COMPARISON_OBSTACLES[unfair]}</p>
      )}
      {unfair === null && isOpen && <LoadedTeams {...props} />}
    </section>
  );
}

function LoadedTeams(props: TeamsSectionProps) {
  const { data, error, reload } = useCall('compareTeams', props.place);
  if (error !== null) {
    return (
      <Failed
        title="The teams could not be compared"
        headingLevel="h4"
        error={error}
        onRetry={reload}
      />
    );
  }
  if (data === null) return <Spinner label="Comparing the teams" />;
  if (data.obstacle !== null) return <p>{OBSTACLES[data.obstacle].text}</p>;
  return <Comparison {...props} comparison={data} />;
}

interface ComparisonProps extends TeamsSectionProps {
  readonly comparison: TeamComparisonDto;
}

function Comparison({ metric, about, place, pointKey, shownFrom, comparison }: ComparisonProps) {
  const { teams, teamsLeft, hidden } = comparison;
  if (teams.length < 2) {
    return (
      <p>
        {teams.length === 0
          ? 'There is no issue that you may see.'
          : `All of these issues belong to one team, ${teams[0]?.name ?? ''}.`}{' '}
        <PracticeLink
          need="person-metrics"
          projectId={metric.projectId}
          text="Say which field tells the team of an issue"
        />
      </p>
    );
  }
  return (
    <>
      <ul className="okr-metric-notes">
        <li>
          In the order of their names: this is no ranking. Teams whose workflows differ begin to
          count at different statuses.
        </li>
        <li>
          An issue counts for the team it is in now. A value of fewer than{' '}
          {Math.max(5, about.minimum)} issues is not told, and none of a team of one or two people.
        </li>
        {hidden > 0 && (
          <li>
            {hidden.toLocaleString('en')} issues that Jira does not let you see are in no team’s
            value.
          </li>
        )}
        {teamsLeft > 0 && (
          <li>
            {teamsLeft.toLocaleString('en')} {teamsLeft === 1 ? 'team' : 'teams'} with fewer issues
            left out.
          </li>
        )}
      </ul>
      <TeamsTable
        title={metric.title}
        comparison={comparison}
        bucket={place.bucket}
        pointKey={pointKey}
        shownFrom={shownFrom}
      />
    </>
  );
}
