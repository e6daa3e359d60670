import type { ListedWitness } from '../api/types.ts';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { heldWords, keyStart, outsideText } from './words.ts';

type Witness = Pick<ListedWitness, 'id' | 'name' | 'outside' | 'held' | 'key'>;

/** The column of who a witness is, in every list of them. */
export const witnessName: TableColumn<Witness> = {
  key: 'name',
  header: '见证方',
  cell: ({ name, id }) => (
    <>
      {name} <span className="mono small muted">{id}</span>
    </>
  ),
  value: ({ name }) => name,
};

/** The columns of what a witness is known by. */
export const witnessMarks: TableColumn<Witness>[] = [
  {
    key: 'outside',
    header: '单位',
    cell: (one) => <span className="nowrap">{outsideText(one)}</span>,
    value: outsideText,
  },
  { key: 'held', header: '密钥', cell: ({ held }) => heldWords[held], value: ({ held }) => heldWords[held] },
  {
    key: 'key',
    header: '公钥',
    cell: (one) => (
      <span className="mono small" title={one.key}>
        {keyStart(one)}
      </span>
    ),
    value: ({ key }) => key,
  },
];
