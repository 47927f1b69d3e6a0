import { blockedTime } from './blocked-time';
import type { CatalogueMetric } from './catalogue-metric';
import { codeReviewTime } from './code-review-time';
import { velocity } from './velocity';
import { commitmentAccuracy } from './commitment-accuracy';
import { storyPointCompletion } from './story-point-completion';
import { capacityUtilisation } from './capacity-utilisation';
import { goalAchievement } from './goal-achievement';
import { sprintBurndown } from './sprint-burndown';
import { cycleTime } from './cycle-time';
import { debtShare } from './debt-share';
import { defectDensity } from './defect-density';
import { flowEfficiency } from './flow-efficiency';
import { issueAge } from './issue-age';
import { leadTime } from './lead-time';
import { priorityDistribution } from './priority-distribution';
import { resolutionRate } from './resolution-rate';
import { severityDistribution } from './severity-distribution';
import { throughput } from './throughput';
import { timeToRestore } from './time-to-restore';
import { workInProgress } from './work-in-progress';

/** Every metric of the catalogue, in the order in which people browse it. */
export const CATALOGUE: readonly CatalogueMetric[] = [
  cycleTime,
  leadTime,
  codeReviewTime,
  throughput,
  workInProgress,
  flowEfficiency,
  blockedTime,
  resolutionRate,
  issueAge,
  priorityDistribution,
  velocity,
  commitmentAccuracy,
  storyPointCompletion,
  sprintBurndown,
  capacityUtilisation,
  goalAchievement,
  timeToRestore,
  severityDistribution,
  defectDensity,
  debtShare,
];
