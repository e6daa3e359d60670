export type { DrawRouteDeps } from './draws/acting.ts';
export { createBeaconClient } from './draws/beaconClient.ts';
export { collectDueBeacons } from './draws/collectBeacons.ts';
export type { BeaconClient } from './draws/deps.ts';
export { type PublicDeps, publicRoutes } from './draws/publicRoutes.ts';
export { drawsRouter } from './draws/routes.ts';
export { witnessRoutes } from './draws/witnessRoutes.ts';
export { inspectorKind } from './rosters/inspectorKind.ts';
export { objectKind } from './rosters/objectKind.ts';
