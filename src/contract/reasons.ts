import type { ApiError } from './api-result';

/**
 * Every reason a call can fail for, with what the person is told and can do. `{wait}` becomes the
 * seconds to wait. Jira's own words about a query, and references for support, are shown beside.
 */
const SENTENCES = {
  // What was typed.
  'title-missing': 'Give it a title.',
  'title-too-long': 'The title can have at most 255 characters. Shorten it and save again.',
  'description-too-long':
    'The description can have at most 5,000 characters. Shorten it and save again.',
  'weight-out-of-range': 'The weight must be a number from 0 to 100.',
  'jql-too-long': 'The JQL query can have at most 10,000 characters. Shorten it and save again.',
  'number-expected': 'Enter a number here.',
  'unknown-field': 'The app sent something this version does not know. Reload the page.',
  'input-rejected': 'Something in this form cannot be saved. Check the values and try again.',
  'metric-not-found': 'This metric does not exist, or you may not see the project it belongs to.',
  'metric-not-in-catalogue': 'The catalogue has no such metric any more. Choose another one.',
  'parameter-not-valid': 'The metric cannot be computed with this value. Choose another one.',
  'bucket-not-of-this-metric': 'This metric has no points of that kind. Choose another one.',
  'window-too-long': 'The time is too long. Ask for at most three years.',
  'scope-not-found':
    'The board, epic or version does not exist any more, or the app may not see it. Choose another one.',
  'note-missing': 'Write what happened.',
  'note-too-long': 'A note can have at most 280 characters. Shorten it and save again.',
  'note-day-out-of-range': 'Choose a day from 2000 on, at most a year ahead.',
  'too-many-notes': 'There are 200 notes already. Delete one first.',
  'note-not-found': 'This note does not exist any more, or you may not see what it is about.',
  'not-a-date': 'Enter a date such as 2026-01-31.',
  'period-ends-before-it-starts': 'The end must not be before the start. Change one of the dates.',
  'owner-unknown': 'Jira does not know this person. Choose another owner.',
  'person-unknown': 'Jira does not know one of these people. Choose somebody else.',
  'owner-inactive': 'This person’s account is not active any more. Choose another owner.',
  'project-not-chosen': 'Choose the project the objective belongs to.',
  'parent-not-found': 'The objective above does not exist any more. Choose another one.',
  'objective-cycle':
    'That objective already contributes to this one, so they would wait for each other. Choose another one.',
  'level-needs-project': 'An objective of the project level belongs to a project. Choose one.',
  'level-needs-site':
    'Company objectives belong to the whole site. Create them on the OKR page of the site.',
  'objective-in-other-project': 'A key result can only move within its project.',
  'objective-not-active': 'The objective was deleted. Restore it first.',
  'key-result-not-active': 'This key result is not active. Restore or reopen it first.',
  'target-equals-start': 'The target must differ from the start value.',
  'checklist-target': 'A checklist is reached when all of it is done; it has no other target.',
  'checklist-item-not-found': 'This to-do was removed by somebody else.',
  'checklist-full': 'A checklist can have at most 100 to-dos.',
  'initiative-not-found': 'This initiative was removed already.',
  'initiative-not-in-sight': 'Jira does not show you this issue or project. Choose another one.',
  'initiative-already-there': 'This initiative is in the list already.',
  'too-many-initiatives': 'A key result can have at most 30 initiatives.',
  'not-a-checklist': 'This key result has no checklist any more. Reload the page.',
  'target-not-a-number': 'Start and target must be numbers.',
  'band-upside-down': 'The lower limit must not be above the upper one.',
  'measure-needs-kpi-mode':
    'This measure has no finished share. Use it as a KPI with a start and a target.',
  'field-missing': 'Choose the field to add up.',
  'field-not-numeric': 'Jira has no numeric field of this kind any more. Choose another field.',
  'no-story-point-field':
    'This site has no story point field. Ask a Jira admin to choose one in the app’s settings.',
  'too-many-saved-filters': 'There are 50 saved filters already. Remove one first.',
  'saved-filter-not-found': 'This saved filter was removed already.',
  'time-zone-unknown': 'There is no such time zone. Use a name such as Europe/Berlin.',
  'status-rule-out-of-order': '“At risk” must start at or above the threshold of “behind”.',
  'levels-missing': 'Leave at least one level on.',
  'level-switched-off': 'This level is switched off on this site. Choose another one.',
  'workdays-missing': 'Choose at least one working day.',
  'words-not-distinct': 'Two statuses have the same name. Give each a name of its own.',
  'bug-types-missing': 'Choose at least one issue type that is a bug, or take the answer back.',
  'severity-levels-missing':
    'Put the levels of the severity field in order, worst first, or use the priority.',
  'found-in-empty':
    'Say which values mean that a bug was found in production, or take the answer back.',
  'debt-empty': 'Name at least one label, issue type, component or query, or take the answer back.',
  'escalation-empty': 'Name at least one person, status or label, or take the answer back.',
  'team-name-missing': 'Give each team a name.',
  'team-name-twice': 'Two teams have the same name. Give each a name of its own.',
  'member-in-two-teams': 'Somebody is in two teams and would be counted twice. Leave them in one.',
  'component-in-two-teams': 'Two teams own the same component. Leave it with one of them.',
  'value-in-two-teams': 'Two teams have the same value of the team field. Leave it with one.',
  'capacity-not-a-number': 'Capacity is a number above 0.',
  'people-missing': 'Add at least one person, or enter the capacity in points.',
  'person-twice': 'Somebody is in the list twice. Leave one of the rows.',
  'leave-longer-than-sprint': 'Nobody can be away longer than they work. Shorten the leave.',
  'focus-out-of-range': 'The focus factor is a share from 0 to 100 %.',
  'complete-in-future': 'Nobody can have told of a day to come. Choose today or an earlier day.',
  'rate-missing': 'Say how many points a focused day yields.',
  'sprint-not-found': 'This sprint is not there any more, or you may not see its board.',
  'sprint-not-over': 'A sprint’s goal is rated once the sprint is closed.',
  'verdict-closed': 'A verdict can be changed for two weeks; this one is history now.',
  'version-not-found': 'This version is not there any more. Reload the page.',
  'phases-missing': 'Add at least one phase, or choose another curve.',
  'phases-need-a-period': 'Phases need a period. Give this key result or its objective one.',
  'phase-outside-period': 'Each phase must lie within the period. Change its date.',
  'phase-out-of-range': 'Expected progress must be a number from 0 to 100 %.',
  'phases-not-ascending':
    'Phases must follow each other, and what is expected must not fall. Change a date or a percentage.',
  'phase-on-last-day': 'On the last day of the period 100 % is expected. Change the phase.',
  'zones-need-a-target':
    'Only a target to reach can have a commit and a stretch value. Remove them for a limit.',
  'zones-out-of-order':
    'The values must come in this order: start, commit, target, stretch. Change one of them.',
  'zone-not-a-number': 'Commit and stretch must be numbers.',

  'check-in-in-future': 'A check-in is for today or an earlier day. Choose another day.',
  'check-in-before-creation':
    'That day is before this was created. Choose the day it was created, or a later one.',
  'check-in-value-missing': 'Enter the value on that day.',
  'check-in-value-is-measured':
    'This value is measured from Jira, so it cannot be typed in. Leave it out.',
  'check-in-empty':
    'Say something: write a comment, choose a confidence or a status, or enter a value.',
  'check-in-needs-active':
    'Check-ins need an active objective and key result. Restore or reopen it first.',
  'status-only-for-key-results':
    'An objective takes its status from what is below it. Leave the status out.',
  'confidence-out-of-range': 'The confidence is a whole number from 0 to 10.',
  'comment-missing': 'Write something first.',
  'comment-too-long': 'This text is too long. Shorten it and save again.',
  'too-many-mentions': 'Mention at most 20 people in one text.',

  // Queries.
  'jql-missing': 'Enter a JQL query.',
  'jql-invalid': 'Jira cannot run this query. Correct it and try again.',
  'jql-unbounded':
    'This query would find every issue of the site. Add a condition, such as a project.',
  'jql-depends-on-viewer':
    'This query depends on who looks at it, for example through currentUser(). Name the people instead.',
  'author-cannot-see-all-issues':
    'This query finds issues that you may not see, so you cannot publish their total. Narrow the query, or ask someone who may see them.',
  'too-many-issues': 'This query finds more than 20,000 issues. Narrow it.',

  // Not there, not allowed, too late, too soon.
  'objective-not-found': 'This objective does not exist any more, or you may not see it.',
  'key-result-not-found': 'This key result does not exist any more, or you may not see it.',
  'project-not-found': 'This project does not exist, or you may not see it.',
  'issue-not-found': 'This issue does not exist any more, or you may not see it.',
  'cycle-not-found': 'This cycle does not exist any more. Choose another one.',
  'cycle-in-use':
    'Objectives belong to this cycle, archived ones included. Move them to another cycle first.',
  'cycle-name-missing': 'Give the cycle a name of at most 60 characters.',
  'needs-cycle-manager': 'Only Jira admins and OKR managers can change cycles. Ask one of them.',
  'closed-is-frozen': 'This is closed and its numbers are frozen. Reopen it to change it.',
  'objective-is-closed': 'The objective is closed. Reopen it first.',
  'not-open': 'This was closed, archived or deleted meanwhile. Reload the page.',
  'not-closed': 'This is not closed any more. Reload the page.',
  'value-withheld':
    'The value is withheld from you, so it cannot become a start value. Keep the same start.',
  'nothing-measured-yet':
    'There is no value yet that could become the start value. Keep the same start.',
  'no-such-key-result-here': 'One of the key results does not belong to this objective any more.',
  'lesson-too-long': 'The lesson can have at most 5,000 characters. Shorten it and save again.',
  'score-out-of-range': 'A score is a number from 0 to 1.',
  'filter-not-found': 'This filter does not exist any more, or it is not shared with you.',
  'check-in-not-found': 'This check-in does not exist any more, or you may not see it.',
  'comment-not-found': 'This comment does not exist any more, or you may not see it.',
  'not-your-check-in':
    'Only its author, or somebody who manages OKRs here, can change this check-in.',
  'not-your-comment':
    'Only its author can change a comment. Somebody who manages OKRs here can delete it.',
  'refresh-not-found': 'This refresh is over. Start another one if you need it.',
  'needs-manage-okrs':
    'You need the “Manage OKRs” permission in this project to change its OKRs. Ask a project admin.',
  'needs-okr-manager':
    'Only Jira admins and OKR managers can change objectives of the whole site. Ask one of them.',
  'needs-check-in-right':
    'Only owners, contributors and those who manage OKRs here can report on this. Ask one of them.',
  'needs-jira-admin': 'Only Jira admins can see and change these settings.',
  'no-account': 'Log in to Jira to use OKRs.',
  'changed-by-someone-else':
    'Someone changed this while you were editing. Your text is kept: compare it with theirs and save again.',
  'site-not-empty':
    'This site has OKRs already. A backup can only be restored into an empty site, so that nothing is mixed or lost.',
  'backup-unreadable':
    'Something in this file cannot be read by this version of the app. Nothing of this part was written.',
  'refresh-too-soon': 'You can refresh once a minute. Try again in {wait} seconds.',

  // Things that pass.
  'jira-unavailable': 'Jira does not answer right now. Nothing was lost; try again in a moment.',
  'jira-refused':
    'Jira did not let the app do this. Ask a Jira admin to check the app’s permissions.',
  'rate-limited': 'Jira asks the app to slow down. Nothing was lost; try again in {wait} seconds.',
  'share-spent':
    'This site has used up its part of what Jira lets the app read in an hour. Values stay as they are; try again in {wait} seconds.',
  'storage-full':
    'The app’s storage did not accept this: it is full or the text is too large. What was stored before is safe; tell a Jira admin.',
  'storage-unavailable':
    'The app’s storage does not answer right now. Nothing that was stored is lost; try again in a moment.',
  'app-unreachable': 'The app does not answer. Check your connection and try again.',
  unexpected: 'Something unexpected happened. Try again; if it stays, give support the reference.',
} as const;

export type Reason = keyof typeof SENTENCES;

/** A minute is long enough for every limit that does not say how long it lasts. */
const DEFAULT_WAIT_SECONDS = 60;

export function sentenceFor({ reason, retryAfterSeconds }: ApiError): string {
  const sentence = isReason(reason) ? SENTENCES[reason] : SENTENCES.unexpected;
  return sentence.replace('{wait}', String(retryAfterSeconds ?? DEFAULT_WAIT_SECONDS));
}

export const sentenceForReason = (reason: Reason): string => SENTENCES[reason];

export function isReason(text: string): text is Reason {
  return Object.hasOwn(SENTENCES, text);
}
