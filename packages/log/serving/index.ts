export { cosignatureRoute } from './cosignatureRoute.ts';
export { cosignerRoutes } from './cosignerRoutes.ts';
export { cosignersEntity } from './entities.ts';
export { newestHead } from './heads.ts';
export { nameCosigners } from './nameCosigners.ts';
export { proveCommitted, proveEntry } from './prove.ts';
export { type PublicLogDeps, publicLogRoutes } from './publicRoutes.ts';
