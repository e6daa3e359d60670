import { dateText, idPattern } from '@mingcha/kernel';
import * as z from 'zod';

/** SHA-256 in lower-case hex: also of what is not public. */
export const hexHash = z.string().regex(/^[0-9a-f]{64}$/);
/** An Ed25519 key in lower-case hex. */
export const hexKey = z.string().regex(/^[0-9a-f]{64}$/);
export const count = z.int().min(0);
export const number = z.int().min(1);
export const year = z.int().min(2000).max(9999);
export const day = dateText;
/** Id of a thing of ours. */
export const itemId = z.string().regex(idPattern);
/** Id of a party, an item or a name of a list, as the draw's specification has them. */
export const code = z.string().regex(/^[0-9A-Za-z._-]{1,64}$/);
/** The public name of an organisation or a definition; never free text of an official, never a person's name. */
export const publicName = z.string().min(1).max(100);
