import { newRouter } from '@mingcha/http';
import { comparisonRoutes } from './comparisonRoutes.ts';
import { countyRoutes } from './countyRoutes.ts';
import type { LevelRouteDeps } from './files.ts';
import { levelRoutes } from './levelRoutes.ts';

/** Lists that go through several levels of government. */
export const levelsRouter = (deps: LevelRouteDeps) =>
  newRouter().route('/', levelRoutes(deps)).route('/', comparisonRoutes(deps)).route('/', countyRoutes(deps));
