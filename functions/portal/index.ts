export { createPortal, type PortalDeps } from './app.ts';
export { folderSite } from './folder.ts';
