import { createCaseTypes } from '@mingcha/casework/reading';
import { library } from '@mingcha/systems';

/** The case types of the library, for all parts that read cases. */
export const types = createCaseTypes(library.map(({ type }) => type));
