import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { drawListSearch } from './draws/search.ts';
import { HomePage } from './home/HomePage.tsx';
import { isRegisterKind } from './registers/kinds.ts';
import { registerSearch } from './registers/search.ts';
import { NotFound, PageError } from './shell/PageError.tsx';
import { Shell } from './shell/Shell.tsx';

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
  component: lazyRouteComponent(() => import('./registers/VersionsPage.tsx'), 'VersionsPage'),
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
  component: lazyRouteComponent(() => import('./draws/composer/ComposerPages.tsx'), 'NewDrawPage'),
});

const editDraw = createRoute({
  getParentRoute: () => root,
  path: '/draws/$id/edit',
  component: lazyRouteComponent(() => import('./draws/composer/ComposerPages.tsx'), 'EditDrawPage'),
});

const draw = createRoute({
  getParentRoute: () => root,
  path: '/draws/$id',
  component: lazyRouteComponent(() => import('./draws/DrawPage.tsx'), 'DrawPage'),
});

const print = createRoute({
  getParentRoute: () => root,
  path: '/draws/$id/print',
  component: lazyRouteComponent(() => import('./draws/PrintPage.tsx'), 'PrintPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings/$tab',
  component: lazyRouteComponent(() => import('./settings/SettingsPage.tsx'), 'SettingsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([home, register, versions, draws, newDraw, editDraw, draw, print, settings]),
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
