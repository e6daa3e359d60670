import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../rootRoute.ts';
import { listSearch } from '../ui/list/search.ts';
import { boardSearch } from './board/search.ts';
import { noticeListSearch } from './notices/search.ts';
import { readingSearch } from './reading/search.ts';
import {
  boardsSearch,
  chaseSearch,
  leagueSearch,
  reportSearch,
  roundSearch,
  roundsSearch,
} from './rounds/search.ts';

/** Of a list without filters: what is searched for, and the order. */
const plainSearch = listSearch({});

const notices = createRoute({
  getParentRoute: () => root,
  path: '/measures',
  validateSearch: noticeListSearch,
  component: lazyRouteComponent(() => import('./notices/NoticesPage.tsx'), 'NoticesPage'),
});

const reading = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/read',
  validateSearch: readingSearch,
  component: lazyRouteComponent(() => import('./reading/ReadingPage.tsx'), 'ReadingPage'),
});

const notice = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id',
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import('./board/BoardPage.tsx'), 'BoardPage'),
});

const measure = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/m/$measure',
  component: lazyRouteComponent(() => import('./board/MeasurePage.tsx'), 'MeasurePage'),
});

const noticeSettings = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/settings',
  component: lazyRouteComponent(() => import('./board/NoticeSettingsPage.tsx'), 'NoticeSettingsPage'),
});

const lineage = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/lineage',
  component: lazyRouteComponent(() => import('./lineage/LineagePage.tsx'), 'LineagePage'),
});

const coverage = createRoute({
  getParentRoute: () => root,
  path: '/province/coverage/$id',
  component: lazyRouteComponent(() => import('./lineage/CoveragePage.tsx'), 'CoveragePage'),
});

export const measureRoutes = [notices, reading, notice, measure, noticeSettings, lineage, coverage] as const;

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('./reports/ReportsPage.tsx'), 'ReportsPage'),
});

const rounds = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/rounds',
  validateSearch: roundsSearch,
  component: lazyRouteComponent(() => import('./rounds/RoundsPage.tsx'), 'RoundsPage'),
});

const review = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/rounds/$round',
  validateSearch: roundSearch,
  component: lazyRouteComponent(() => import('./rounds/ReviewPage.tsx'), 'ReviewPage'),
});

const chases = createRoute({
  getParentRoute: () => root,
  path: '/chases',
  validateSearch: chaseSearch,
  component: lazyRouteComponent(() => import('./chase/ChasesPage.tsx'), 'ChasesPage'),
});

const chase = createRoute({
  getParentRoute: () => root,
  path: '/chases/$id',
  component: lazyRouteComponent(() => import('./chase/ChasePage.tsx'), 'ChasePage'),
});

const chasePrint = createRoute({
  getParentRoute: () => root,
  path: '/chases/$id/print',
  component: lazyRouteComponent(() => import('./chase/ChasePrintPage.tsx'), 'ChasePrintPage'),
});

const league = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/league',
  validateSearch: leagueSearch,
  component: lazyRouteComponent(() => import('./league/LeaguePage.tsx'), 'LeaguePage'),
});

const boards = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/boards',
  validateSearch: boardsSearch,
  component: lazyRouteComponent(() => import('./boards/BoardsPage.tsx'), 'BoardsPage'),
});

const chaseLetter = createRoute({
  getParentRoute: () => root,
  path: '/chases/letters/$id',
  component: lazyRouteComponent(() => import('./letters/LetterPage.tsx'), 'LetterPage'),
});

const briefings = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/briefings',
  validateSearch: plainSearch,
  component: lazyRouteComponent(() => import('./briefing/BriefingsPage.tsx'), 'BriefingsPage'),
});

const briefing = createRoute({
  getParentRoute: () => root,
  path: '/briefings/$id',
  component: lazyRouteComponent(() => import('./briefing/BriefingPage.tsx'), 'BriefingPage'),
});

export const roundRoutes = [
  reports,
  rounds,
  review,
  chases,
  chase,
  chasePrint,
  chaseLetter,
  league,
  boards,
  briefings,
  briefing,
] as const;
