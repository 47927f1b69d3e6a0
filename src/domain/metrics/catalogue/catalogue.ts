import { backlogHealth } from './backlog-health';
import { blockedTime } from './blocked-time';
import { bugEscapeRate } from './bug-escape-rate';
import { capacityUtilisation } from './capacity-utilisation';
import type { CatalogueMetric } from './catalogue-metric';
import { changeFailureRate } from './change-failure-rate';
import { changeLeadTime } from './change-lead-time';
import { codeReviewTime } from './code-review-time';
import { collaborationIndex } from './collaboration-index';
import { commitmentAccuracy } from './commitment-accuracy';
import { componentQuality } from './component-quality';
import { crossTeamDependency } from './cross-team-dependency';
import { cycleTime } from './cycle-time';
import { debtShare } from './debt-share';
import { defectDensity } from './defect-density';
import { deploymentFrequency } from './deployment-frequency';
import { epicProgress } from './epic-progress';
import { escalation } from './escalation';
import { estimationAccuracy } from './estimation-accuracy';
import { flowEfficiency } from './flow-efficiency';
import { goalAchievement } from './goal-achievement';
import { issueAge } from './issue-age';
import { leadTime } from './lead-time';
import { priorityDistribution } from './priority-distribution';
import { recoveryTime } from './recovery-time';
import { releaseBurnup } from './release-burnup';
import { releaseSuccess } from './release-success';
import { resolutionRate } from './resolution-rate';
import { severityDistribution } from './severity-distribution';
import { sprintBurndown } from './sprint-burndown';
import { storyPointCompletion } from './story-point-completion';
import { throughput } from './throughput';
import { timeToRestore } from './time-to-restore';
import { userProductivity } from './user-productivity';
import { velocity } from './velocity';
import { workInProgress } from './work-in-progress';
import { worklogAccuracy } from './worklog-accuracy';

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
  backlogHealth,
  priorityDistribution,
  velocity,
  commitmentAccuracy,
  storyPointCompletion,
  sprintBurndown,
  capacityUtilisation,
  goalAchievement,
  estimationAccuracy,
  worklogAccuracy,
  timeToRestore,
  severityDistribution,
  defectDensity,
  bugEscapeRate,
  componentQuality,
  debtShare,
  escalation,
  epicProgress,
  releaseBurnup,
  releaseSuccess,
  deploymentFrequency,
  changeLeadTime,
  changeFailureRate,
  recoveryTime,
  crossTeamDependency,
  collaborationIndex,
  userProductivity,
];
