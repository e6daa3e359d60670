import type { EngineDeps } from '@mingcha/casework/besides';
import type { DrawRouteDeps } from '../draws/acting.ts';

/** What routes need that open visits, or say how they stand. */
export type VisitRouteDeps = DrawRouteDeps & EngineDeps;
