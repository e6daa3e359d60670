import { newRouter } from '@mingcha/http';
import type { LevelDeps } from '../published.ts';
import { comparisonRoutes } from './comparisonRoutes.ts';
import { levelRoutes } from './levelRoutes.ts';

/** Lists that go through several levels of government. */
export const levelsRouter = (deps: LevelDeps) =>
  newRouter().route('/', levelRoutes(deps)).route('/', comparisonRoutes(deps));
