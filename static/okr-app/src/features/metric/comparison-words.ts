import type { ComparisonObstacle } from '../../../../../src/domain/metrics/catalogue/team-comparison';

/** Why teams are not put side by side, in words people can argue with. */
export const COMPARISON_OBSTACLES: Readonly<Record<ComparisonObstacle, string>> = {
  people:
    'This metric is about what people do. A table of teams would soon be read as one of people.',
  points:
    'It is made of estimates, and every team has its own idea of a point: the same number means something else in each.',
  units:
    'It counts sprints, releases or deployments, which belong to boards and projects and not to the team of an issue.',
  'between-teams':
    'It asks about what happens between teams, so that it says nothing about one of them alone.',
  counts:
    'It counts issues. A larger team has more of them, and teams cut their work into pieces of different sizes.',
  'uneven-time':
    'Sprints and releases of different teams are different times. Choose days, weeks, months or quarters above.',
};
