export { admit, orOvertaken } from './life/acting.ts';
export {
  actionsIn,
  actionsOf,
  defineLife,
  type Life,
  type LifeAction,
  type LifeState,
  nextState,
  requireParty,
  requireState,
  stateAfter,
  statesOf,
} from './life/life.ts';
export { defineSeries, giveNumber, nextNumber, type Series } from './numbers/series.ts';
