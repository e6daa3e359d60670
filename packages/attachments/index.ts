export { copyFiles } from './copyFiles.ts';
export { type HandedIn, handInFiles, type NamedFile, takeBackFiles } from './handIn.ts';
export type { Attachment, Owner } from './kept/attachment.ts';
export { fileAddress, fileBytes, filesOf, findFile, loadFile, removeFiles } from './ofOwner.ts';
export { fileDownload, fileSendingRoutes } from './routes.ts';
export {
  addressSchema,
  beginBody,
  type FileView,
  fileIds,
  fileSchema,
  fileView,
  sentSchema,
  sentView,
} from './schemas.ts';
export { beginFile, finishFile, putSent } from './send.ts';
