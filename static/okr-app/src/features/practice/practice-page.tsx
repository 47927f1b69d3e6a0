import './practice.css';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import Select from '@atlaskit/select';
import Spinner from '@atlaskit/spinner';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { usePage } from '../../app/page-context';
import { useQuery } from '../../app/use-address';
import { Failed } from '../../components/failed';
import { FormField } from '../../components/form-field';
import type { PageProps } from '../page/page-entry';
import { useCreationProjects } from '../page/use-creation-projects';
import { SECTIONS, type SectionKey } from './practice-words';
import { QualitySection } from './quality-section';
import { StatusSection } from './status-section';
import { TeamSection } from './team-section';
import { useFresh } from './use-saving';

const SprintSection = lazy(() => import('./sprint-section'));
const ReleaseSection = lazy(() => import('./release-section'));
const DeliverySection = lazy(() => import('./delivery-section'));

/** What Jira does not know and people say; every metric that needs it leads here. */
export default function PracticePage({ page }: PageProps) {
  const { site } = usePage();
  const projectId = useProject(page);
  return (
    <div className="okr-own-body okr-practice">
      <p className="okr-subtle">
        Some numbers need to know what Jira cannot tell. Nothing is guessed here: what nobody has
        said counts as not known, and the metric says so. Every change is kept in the list of
        changes.
      </p>
      {site.project === null && <ProjectChoice page={page} projectId={projectId} />}
      {projectId === null ? (
        <p>Choose a project first. You see those that have objectives, or that you manage.</p>
      ) : (
        <Sections key={projectId} projectId={projectId} page={page} />
      )}
    </div>
  );
}

function useProject(page: OkrPageDto): string | null {
  const { site } = usePage();
  const [query] = useQuery();
  return site.project?.id ?? query.get('project') ?? page.projects[0]?.id ?? null;
}

interface ProjectChoiceProps {
  readonly page: OkrPageDto;
  readonly projectId: string | null;
}

function ProjectChoice({ page, projectId }: ProjectChoiceProps) {
  const [, setQuery] = useQuery();
  const managed = useCreationProjects(page);
  const known = new Map([...page.projects, ...managed].map(({ id, name }) => [id, name]));
  const options = [...known].map(([value, label]) => ({ value, label }));
  return (
    <div className="okr-practice-project">
      <FormField label="Project">
        {({ id }) => (
          <Select
            inputId={id}
            options={options}
            value={options.find(({ value }) => value === projectId) ?? null}
            onChange={(chosen) => {
              if (chosen !== null) setQuery({ project: chosen.value });
            }}
          />
        )}
      </FormField>
    </div>
  );
}

interface SectionsProps {
  readonly projectId: string;
  readonly page: OkrPageDto;
}

function Sections({ projectId, page }: SectionsProps) {
  const [query, setQuery] = useQuery();
  const asked = SECTIONS.find(({ key }) => key === query.get('section'));
  const shown = asked ?? SECTIONS[0];
  return (
    <div className="okr-practice-columns">
      <nav aria-label="What people say">
        <ul className="okr-practice-nav">
          {SECTIONS.map(({ key, title }) => (
            <li key={key}>
              <button
                type="button"
                className="okr-practice-link"
                aria-current={key === shown.key ? 'page' : undefined}
                onClick={() => {
                  setQuery({ section: key });
                }}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <section className="okr-card okr-practice-section" aria-label={shown.title}>
        <h2 className="okr-card-title">{shown.title}</h2>
        <Suspense fallback={<Spinner label={`Loading ${shown.title}`} />}>
          <Section section={shown.key} projectId={projectId} page={page} />
        </Suspense>
      </section>
    </div>
  );
}

function Section({ section, projectId, page }: SectionsProps & { readonly section: SectionKey }) {
  switch (section) {
    case 'statuses':
    case 'bugs':
    case 'teams':
      return <SaidSection section={section} projectId={projectId} />;
    case 'sprints':
      return <SprintSection projectId={projectId} />;
    case 'releases':
      return <ReleaseSection projectId={projectId} />;
    case 'deliveries':
      return <DeliverySection projectId={projectId} timeZone={page.timeZone} />;
  }
}

interface SaidSectionProps {
  readonly section: 'statuses' | 'bugs' | 'teams';
  readonly projectId: string;
}

/** These three come with one answer. */
function SaidSection({ section, projectId }: SaidSectionProps): ReactNode {
  const [asked] = useState({ projectId });
  const fresh = useFresh('getPractice', asked);
  if (fresh.data === null) {
    if (fresh.error === null) return <Spinner label="Asking Jira about this project" />;
    return <Failed title="This could not be loaded" error={fresh.error} onRetry={fresh.reload} />;
  }
  if (section === 'statuses') return <StatusSection practice={fresh.data} fresh={fresh} />;
  if (section === 'bugs') return <QualitySection practice={fresh.data} fresh={fresh} />;
  return <TeamSection practice={fresh.data} fresh={fresh} />;
}
