import { lazy } from 'react';
import { LIST_PATH } from '../../app/location';
import { ListView } from '../objective-list/list-view';
import type { PageEntry } from './page-entry';

/** Every page there is, in the order of the view switch and the "More" menu. */
export const PAGES: readonly PageEntry[] = [
  { path: LIST_PATH, title: 'List', component: ListView, link: 'view' },
  {
    path: '/tree',
    title: 'Tree',
    component: lazy(() => import('../alignment-tree/tree-view')),
    link: 'view',
  },
  {
    path: '/timeline',
    title: 'Timeline',
    component: lazy(() => import('../timeline/timeline-view')),
    link: 'view',
  },
  {
    path: '/table',
    title: 'Table',
    component: lazy(() => import('../table/table-view')),
    link: 'view',
  },
  {
    path: '/metrics',
    title: 'Metrics',
    component: lazy(() => import('../metric/metrics-page')),
    link: 'more',
  },
  {
    path: '/catalogue',
    title: 'Metric catalogue',
    component: lazy(() => import('../catalogue/catalogue-page')),
    link: 'more',
  },
  {
    path: '/owed',
    title: 'What I owe',
    component: lazy(() => import('../owed/owed-page')),
    link: 'more',
  },
  {
    path: '/review',
    title: 'Weekly review',
    component: lazy(() => import('../review/review-page')),
    link: 'more',
  },
  {
    path: '/report',
    title: 'Period report',
    component: lazy(() => import('../report/report-page')),
    link: 'more',
  },
  {
    path: '/practice',
    title: 'How we work',
    component: lazy(() => import('../practice/practice-page')),
    link: 'more',
  },
  {
    path: '/cycles',
    title: 'Cycles',
    component: lazy(() => import('../cycles/cycles-page')),
    link: 'more',
  },
  {
    path: '/audit',
    title: 'Changes',
    component: lazy(() => import('../audit/audit-page')),
    link: 'more',
    isFor: ({ canManage }) => canManage,
  },
  {
    path: '/archive',
    title: 'Archive',
    component: lazy(() => import('../archive/archive-page')),
    link: 'more',
    isFor: ({ canManage }) => canManage,
  },
  {
    path: '/leavers',
    title: 'Owners who left',
    component: lazy(() => import('../leavers/leavers-page')),
    link: 'more',
    isFor: ({ canManage }) => canManage,
  },
  {
    path: '/import',
    title: 'Import',
    component: lazy(() => import('../transfer/import-page')),
    link: 'more',
    isFor: ({ canManage }) => canManage,
  },
  {
    path: '/site',
    title: 'Backup and switches',
    component: lazy(() => import('../transfer/site-page')),
    link: 'more',
    isFor: ({ page, site }) => page.canManageSite && site.project === null,
  },
];

export const pageAt = (path: string): PageEntry | undefined =>
  PAGES.find((entry) => entry.path === path);

export const isView = (path: string): boolean => pageAt(path)?.link === 'view';
