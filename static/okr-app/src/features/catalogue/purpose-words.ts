import type { Purpose } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';

/** The question that people come with, and the name it has in the list. */
export const PURPOSE_WORDS: Readonly<
  Record<Purpose, { readonly name: string; readonly question: string }>
> = {
  speed: { name: 'Speed', question: 'How long does work take?' },
  flow: { name: 'Flow', question: 'How much is under way, and what holds it up?' },
  backlog: { name: 'Backlog', question: 'Is what comes next ready, and how old is it?' },
  sprint: { name: 'Sprints', question: 'What did we plan, and what did we finish?' },
  estimation: { name: 'Estimates and effort', question: 'Do estimates tell what work takes?' },
  quality: { name: 'Quality', question: 'What breaks, and how soon is it mended?' },
  release: { name: 'Releases', question: 'Will the release be ready, and did it hold?' },
  delivery: { name: 'Delivery', question: 'How often and how safely do changes go live?' },
  collaboration: {
    name: 'Collaboration',
    question: 'Who waits for whom, and do people work together?',
  },
};
