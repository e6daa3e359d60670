import type { Standing } from '../../api/measures/measureTypes.ts';
import { listSearch } from '../../ui/list/search.ts';
import { standings } from './LightMark.tsx';

/** The filters of a notice's board. */
export const boardSearch = listSearch({ light: standings as readonly Standing[], dept: 'text' });
export type BoardSearch = ReturnType<typeof boardSearch>;
