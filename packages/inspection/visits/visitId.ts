import { idBeside } from '@mingcha/casework/besides';
import type { Dispatch } from './dispatch.ts';

/** The id of the visit of an object. */
export const visitId = ({ id, at }: Pick<Dispatch, 'id' | 'at'>, object: string): string =>
  idBeside(id, object, at);
