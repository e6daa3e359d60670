import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { auditSearch } from './audit/search.ts';
import { caseListSearch, figureSearch, newCaseSearch } from './cases/search.ts';
import { typeSearch } from './casetypes/search.ts';
import {
  batchListSearch,
  drawListSearch,
  drawSearch,
  newDrawSearch,
  provinceDrawsSearch,
} from './draws/search.ts';
import { HomePage } from './home/HomePage.tsx';
import { inboxSearch } from './inbox/kinds.ts';
import { looksSearch } from './looks/words.ts';
import { boardSearch } from './measures/board/search.ts';
import { noticeListSearch } from './measures/notices/search.ts';
import { readingSearch } from './measures/reading/search.ts';
import {
  boardsSearch,
  chaseSearch,
  leagueSearch,
  reportSearch,
  roundSearch,
  roundsSearch,
} from './measures/rounds/search.ts';
import { isRegisterKind } from './registers/kinds.ts';
import { registerSearch } from './registers/search.ts';
import { settingsSearch } from './settings/search.ts';
import { NotFound, PageError } from './shell/PageError.tsx';
import { Shell } from './shell/Shell.tsx';
import { listSearch } from './ui/list/search.ts';

/** Of a list without filters: what is searched for, and the order. */
const plainSearch = listSearch({});

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });

const knownKind = ({ params }: { params: { kind: string } }) => {
  if (!isRegisterKind(params.kind)) throw redirect({ to: '/' });
};

const register = createRoute({
  getParentRoute: () => root,
  path: '/registers/$kind',
  validateSearch: registerSearch,
  beforeLoad: knownKind,
  component: lazyRouteComponent(() => import('./registers/RegisterPage.tsx'), 'RegisterPage'),
});

const versions = createRoute({
  getParentRoute: () => root,
  path: '/registers/$kind/versions',
  beforeLoad: knownKind,
  component: lazyRouteComponent(() => import('./registers/versions/VersionsPage.tsx'), 'VersionsPage'),
});

const lists = createRoute({
  getParentRoute: () => root,
  path: '/lists',
  validateSearch: listSearch({ group: 'text' }),
  component: lazyRouteComponent(() => import('./lists/ListsPage.tsx'), 'ListsPage'),
});

const draws = createRoute({
  getParentRoute: () => root,
  path: '/draws',
  validateSearch: drawListSearch,
  component: lazyRouteComponent(() => import('./draws/DrawsPage.tsx'), 'DrawsPage'),
});

const newDraw = createRoute({
  getParentRoute: () => root,
  path: '/draws/new',
  validateSearch: newDrawSearch,
  component: lazyRouteComponent(() => import('./draws/composer/ComposerPages.tsx'), 'NewDrawPage'),
});

const editDraw = createRoute({
  getParentRoute: () => root,
  path: '/draws/$id/edit',
  component: lazyRouteComponent(() => import('./draws/composer/ComposerPages.tsx'), 'EditDrawPage'),
});

const batches = createRoute({
  getParentRoute: () => root,
  path: '/draws/batches',
  validateSearch: batchListSearch,
  component: lazyRouteComponent(() => import('./draws/batches/BatchesPage.tsx'), 'BatchesPage'),
});

const newBatch = createRoute({
  getParentRoute: () => root,
  path: '/draws/batches/new',
  component: lazyRouteComponent(() => import('./draws/batches/NewBatchPage.tsx'), 'NewBatchPage'),
});

const batch = createRoute({
  getParentRoute: () => root,
  path: '/draws/batches/$id',
  component: lazyRouteComponent(() => import('./draws/batches/BatchPage.tsx'), 'BatchPage'),
});

const draw = createRoute({
  getParentRoute: () => root,
  path: '/draws/$id',
  validateSearch: drawSearch,
  component: lazyRouteComponent(() => import('./draws/DrawPage.tsx'), 'DrawPage'),
});

const print = createRoute({
  getParentRoute: () => root,
  path: '/draws/$id/print',
  component: lazyRouteComponent(() => import('./draws/print/PrintPage.tsx'), 'PrintPage'),
});
const record = createRoute({
  getParentRoute: () => root,
  path: '/draws/$id/record',
  component: lazyRouteComponent(() => import('./draws/print/RecordPage.tsx'), 'RecordPage'),
});

const provinceDraws = createRoute({
  getParentRoute: () => root,
  path: '/province/draws',
  validateSearch: provinceDrawsSearch,
  component: lazyRouteComponent(() => import('./draws/province/DrawsOfCities.tsx'), 'DrawsOfCities'),
});

const provinceDraw = createRoute({
  getParentRoute: () => root,
  path: '/province/draws/$city/$id',
  component: lazyRouteComponent(() => import('./draws/province/CityDrawPage.tsx'), 'CityDrawPage'),
});

const provinceWitnesses = createRoute({
  getParentRoute: () => root,
  path: '/province/witnesses',
  validateSearch: plainSearch,
  component: lazyRouteComponent(
    () => import('./witnesses/province/ProvinceWitnessesPage.tsx'),
    'ProvinceWitnessesPage',
  ),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('./audit/AuditPage.tsx'), 'AuditPage'),
});

const caseTypeDefinition = createRoute({
  getParentRoute: () => root,
  path: '/settings/case-types/$type',
  validateSearch: typeSearch,
  component: lazyRouteComponent(() => import('./casetypes/DefinitionPage.tsx'), 'DefinitionPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings/$tab',
  validateSearch: settingsSearch,
  component: lazyRouteComponent(() => import('./settings/SettingsPage.tsx'), 'SettingsPage'),
});

const notices = createRoute({
  getParentRoute: () => root,
  path: '/measures',
  validateSearch: noticeListSearch,
  component: lazyRouteComponent(() => import('./measures/notices/NoticesPage.tsx'), 'NoticesPage'),
});

const reading = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/read',
  validateSearch: readingSearch,
  component: lazyRouteComponent(() => import('./measures/reading/ReadingPage.tsx'), 'ReadingPage'),
});

const notice = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id',
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import('./measures/board/BoardPage.tsx'), 'BoardPage'),
});

const measure = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/m/$measure',
  component: lazyRouteComponent(() => import('./measures/board/MeasurePage.tsx'), 'MeasurePage'),
});

const noticeSettings = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/settings',
  component: lazyRouteComponent(
    () => import('./measures/board/NoticeSettingsPage.tsx'),
    'NoticeSettingsPage',
  ),
});

const lineage = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/lineage',
  component: lazyRouteComponent(() => import('./measures/lineage/LineagePage.tsx'), 'LineagePage'),
});

const coverage = createRoute({
  getParentRoute: () => root,
  path: '/province/coverage/$id',
  component: lazyRouteComponent(() => import('./measures/lineage/CoveragePage.tsx'), 'CoveragePage'),
});

const measureRoutes = [notices, reading, notice, measure, noticeSettings, lineage, coverage] as const;

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('./measures/reports/ReportsPage.tsx'), 'ReportsPage'),
});

const rounds = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/rounds',
  validateSearch: roundsSearch,
  component: lazyRouteComponent(() => import('./measures/rounds/RoundsPage.tsx'), 'RoundsPage'),
});

const review = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/rounds/$round',
  validateSearch: roundSearch,
  component: lazyRouteComponent(() => import('./measures/rounds/ReviewPage.tsx'), 'ReviewPage'),
});

const chases = createRoute({
  getParentRoute: () => root,
  path: '/chases',
  validateSearch: chaseSearch,
  component: lazyRouteComponent(() => import('./measures/chase/ChasesPage.tsx'), 'ChasesPage'),
});

const chase = createRoute({
  getParentRoute: () => root,
  path: '/chases/$id',
  component: lazyRouteComponent(() => import('./measures/chase/ChasePage.tsx'), 'ChasePage'),
});

const chasePrint = createRoute({
  getParentRoute: () => root,
  path: '/chases/$id/print',
  component: lazyRouteComponent(() => import('./measures/chase/ChasePrintPage.tsx'), 'ChasePrintPage'),
});

const league = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/league',
  validateSearch: leagueSearch,
  component: lazyRouteComponent(() => import('./measures/league/LeaguePage.tsx'), 'LeaguePage'),
});

const boards = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/boards',
  validateSearch: boardsSearch,
  component: lazyRouteComponent(() => import('./measures/boards/BoardsPage.tsx'), 'BoardsPage'),
});

const chaseLetter = createRoute({
  getParentRoute: () => root,
  path: '/chases/letters/$id',
  component: lazyRouteComponent(() => import('./measures/letters/LetterPage.tsx'), 'LetterPage'),
});

const briefings = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id/briefings',
  validateSearch: plainSearch,
  component: lazyRouteComponent(() => import('./measures/briefing/BriefingsPage.tsx'), 'BriefingsPage'),
});

const briefing = createRoute({
  getParentRoute: () => root,
  path: '/briefings/$id',
  component: lazyRouteComponent(() => import('./measures/briefing/BriefingPage.tsx'), 'BriefingPage'),
});

const roundRoutes = [
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

const inspections = createRoute({
  getParentRoute: () => root,
  path: '/inspections',
  validateSearch: looksSearch,
  component: lazyRouteComponent(() => import('./looks/DashboardPage.tsx'), 'DashboardPage'),
});

const oneObject = createRoute({
  getParentRoute: () => root,
  path: '/objects/$id',
  validateSearch: ({ kind }: Record<string, unknown>): { kind?: string } =>
    typeof kind === 'string' && kind !== '' ? { kind } : {},
  component: lazyRouteComponent(() => import('./looks/ObjectPage.tsx'), 'ObjectPage'),
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('./inbox/InboxPage.tsx'), 'InboxPage'),
});

const overdue = createRoute({
  getParentRoute: () => root,
  path: '/overdue',
  validateSearch: plainSearch,
  component: lazyRouteComponent(() => import('./inbox/OverduePage.tsx'), 'OverduePage'),
});

const visits = createRoute({
  getParentRoute: () => root,
  path: '/visits',
  component: lazyRouteComponent(() => import('./visits/list/VisitsPage.tsx'), 'VisitsPage'),
});

const visit = createRoute({
  getParentRoute: () => root,
  path: '/visits/$id',
  component: lazyRouteComponent(() => import('./visits/visit/VisitPage.tsx'), 'VisitPage'),
});

const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases/$type',
  validateSearch: caseListSearch,
  component: lazyRouteComponent(() => import('./cases/list/CasesPage.tsx'), 'CasesPage'),
});

const newCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$type/new',
  validateSearch: newCaseSearch,
  component: lazyRouteComponent(() => import('./cases/form/NewCasePage.tsx'), 'NewCasePage'),
});

const figures = createRoute({
  getParentRoute: () => root,
  path: '/cases/$type/figures',
  validateSearch: figureSearch,
  component: lazyRouteComponent(() => import('./cases/figures/FiguresPage.tsx'), 'FiguresPage'),
});

const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$type/$id',
  component: lazyRouteComponent(() => import('./cases/case/CasePage.tsx'), 'CasePage'),
});

const caseRoutes = [inbox, overdue, visits, visit, cases, newCase, figures, oneCase] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    register,
    versions,
    lists,
    draws,
    newDraw,
    editDraw,
    batches,
    newBatch,
    batch,
    draw,
    print,
    record,
    provinceDraws,
    provinceDraw,
    provinceWitnesses,
    inspections,
    oneObject,
    settings,
    caseTypeDefinition,
    audit,
    ...measureRoutes,
    ...roundRoutes,
    ...caseRoutes,
  ]),
  basepath: '/console',
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: PageError,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
