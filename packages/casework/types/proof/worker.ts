import { type CaseType, checkSoundness, type Soundness } from '@mingcha/cases';
import { serveTasks } from '@mingcha/readers';

/** The process that proves definitions, one after the other. */
serveTasks(async (type: CaseType): Promise<Soundness> => checkSoundness(type));
