import { createRootRoute } from '@tanstack/react-router';
import { NotFound } from './shell/PageError.tsx';
import { Shell } from './shell/Shell.tsx';

/** What every page lies in. */
export const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
