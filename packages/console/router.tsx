import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { auditSearch } from './audit/search.ts';
import { caseListSearch, figureSearch, newCaseSearch } from './cases/search.ts';
import { typeSearch } from './casetypes/search.ts';
import { creditSearch } from './credit/records/search.ts';
import {
  batchListSearch,
  drawListSearch,
  drawSearch,
  newDrawSearch,
  provinceDrawsSearch,
} from './draws/search.ts';
import { HomePage } from './home/HomePage.tsx';
import { inboxSearch } from './inbox/kinds.ts';
import { citiesSearch, looksSearch } from './looks/words.ts';
import { measureRoutes, roundRoutes } from './measures/pageRoutes.ts';
import { isRegisterKind } from './registers/kinds.ts';
import { registerSearch } from './registers/search.ts';
import { root } from './rootRoute.ts';
import { settingsSearch } from './settings/search.ts';
import { PageError } from './shell/PageError.tsx';
import { listSearch } from './ui/list/search.ts';

/** Of a list without filters: what is searched for, and the order. */
const plainSearch = listSearch({});

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

const findings = createRoute({
  getParentRoute: () => root,
  path: '/lists/findings',
  validateSearch: listSearch({ list: 'text', rule: 'text', dept: 'text', severity: ['error', 'warning'] }),
  component: lazyRouteComponent(() => import('./lists/FindingsPage.tsx'), 'FindingsPage'),
});

const listRules = createRoute({
  getParentRoute: () => root,
  path: '/lists/rules',
  validateSearch: listSearch({ list: 'text', kind: ['within', 'between'] }),
  component: lazyRouteComponent(() => import('./lists/RulesPage.tsx'), 'RulesPage'),
});

const levels = createRoute({
  getParentRoute: () => root,
  path: '/levels',
  validateSearch: listSearch({
    list: 'text',
    view: ['compare', 'counties'],
    state: ['refused', 'settled'],
    kind: ['new', 'existing', 'changed', 'removed'],
    show: ['missing', 'same', 'all'],
    field: 'text',
    tenant: 'text',
  }),
  component: lazyRouteComponent(() => import('./levels/LevelsPage.tsx'), 'LevelsPage'),
});

const provinceLevels = createRoute({
  getParentRoute: () => root,
  path: '/province/levels',
  validateSearch: listSearch({
    list: 'text',
    view: ['refusals'],
    show: ['missing', 'same', 'all'],
    field: 'text',
    tenant: 'text',
    city: 'text',
  }),
  component: lazyRouteComponent(() => import('./levels/ProvinceLevelsPage.tsx'), 'ProvinceLevelsPage'),
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

const provinceInspections = createRoute({
  getParentRoute: () => root,
  path: '/province/inspections',
  validateSearch: citiesSearch,
  component: lazyRouteComponent(() => import('./looks/CitiesPage.tsx'), 'CitiesPage'),
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

const creditRecords = createRoute({
  getParentRoute: () => root,
  path: '/credit/records',
  validateSearch: creditSearch,
  component: lazyRouteComponent(() => import('./credit/records/RecordsPage.tsx'), 'RecordsPage'),
});

const creditRecord = createRoute({
  getParentRoute: () => root,
  path: '/credit/records/$subject/$id',
  component: lazyRouteComponent(() => import('./credit/records/RecordPage.tsx'), 'RecordPage'),
});

const creditPunctuality = createRoute({
  getParentRoute: () => root,
  path: '/credit/records/punctuality',
  component: lazyRouteComponent(() => import('./credit/records/PunctualityPage.tsx'), 'PunctualityPage'),
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

const inspections = createRoute({
  getParentRoute: () => root,
  path: '/inspections',
  validateSearch: looksSearch,
  component: lazyRouteComponent(() => import('./looks/DashboardPage.tsx'), 'DashboardPage'),
});

const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  component: lazyRouteComponent(() => import('./notifications/NotificationsPage.tsx'), 'NotificationsPage'),
});

const oneObject = createRoute({
  getParentRoute: () => root,
  path: '/objects/$id',
  validateSearch: ({ kind }: Record<string, unknown>): { kind?: string } =>
    typeof kind === 'string' && kind !== '' ? { kind } : {},
  component: lazyRouteComponent(() => import('./looks/ObjectPage.tsx'), 'ObjectPage'),
});

const creditModels = createRoute({
  getParentRoute: () => root,
  path: '/credit/models',
  validateSearch: ({ run }: Record<string, unknown>): { run?: string } =>
    typeof run === 'string' && run !== '' ? { run } : {},
  component: lazyRouteComponent(() => import('./credit/ModelsPage.tsx'), 'ModelsPage'),
});

const creditModel = createRoute({
  getParentRoute: () => root,
  path: '/credit/models/$id',
  component: lazyRouteComponent(() => import('./credit/ModelEditorPage.tsx'), 'ModelEditorPage'),
});

const creditPolicy = createRoute({
  getParentRoute: () => root,
  path: '/credit/policy',
  component: lazyRouteComponent(() => import('./credit/PolicyPage.tsx'), 'PolicyPage'),
});

const exchange = createRoute({
  getParentRoute: () => root,
  path: '/exchange',
  validateSearch: listSearch({ state: ['running', 'stopped', 'draft'] }),
  component: lazyRouteComponent(() => import('./exchange/ExchangePage.tsx'), 'ExchangePage'),
});

const exchangeChannel = createRoute({
  getParentRoute: () => root,
  path: '/exchange/$contract',
  validateSearch: listSearch({
    state: ['refused', 'mended', 'sending', 'accepted'],
    late: ['true', 'false'],
    show: ['batches', 'mapping'],
  }),
  component: lazyRouteComponent(() => import('./exchange/ChannelPage.tsx'), 'ChannelPage'),
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
    findings,
    listRules,
    levels,
    provinceLevels,
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
    provinceInspections,
    provinceWitnesses,
    inspections,
    notifications,
    oneObject,
    creditModels,
    creditModel,
    creditPolicy,
    exchange,
    exchangeChannel,
    settings,
    caseTypeDefinition,
    creditRecords,
    creditRecord,
    creditPunctuality,
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
