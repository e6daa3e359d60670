import { Link } from '@tanstack/react-router';
import type { InspectionDashboard } from '../api/schema.d.ts';
import { industrySections } from '../registers/industries.ts';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { count } from '../ui/show/format.ts';
import { CountyMap } from './CountyMap.tsx';
import { Numbers } from './Numbers.tsx';
import { percentText } from './words.ts';

type Line = { key: string; name: string; visited: number; objects: number };

const columnsOf = (
  noun: string,
  whereOf: (line: Line) => Record<string, string[]> | undefined,
): TableColumn<Line>[] => [
  { key: 'name', header: noun, cell: ({ name }) => name },
  {
    key: 'share',
    header: '覆盖面',
    number: true,
    cell: ({ visited, objects }) => percentText(visited, objects),
  },
  { key: 'visited', header: '已检查户数', number: true, cell: ({ visited }) => count(visited) },
  {
    key: 'objects',
    header: '在营户数',
    number: true,
    cell: (line) => {
      const where = whereOf(line);
      if (!where) return count(line.objects);
      return (
        <Link
          to="/registers/$kind"
          params={{ kind: 'objects' }}
          search={{ where: { ...where, status: ['在营'] } }}
          aria-label={`${line.name}：在营 ${count(line.objects)} 户，打开名录`}
        >
          {count(line.objects)}
        </Link>
      );
    },
  },
];

const byKey = ({ key }: Line) => key;

/** How many of the objects in business were visited: by county, industry and, for those who may see it, class. */
export function CoveragePanels({ coverage }: { coverage: InspectionDashboard['coverage'] }) {
  const { counties, industries, classes, whole } = coverage;
  const about = `名录中在营的 ${count(whole.objects)} 户，本年已检查 ${count(whole.visited)} 户（${percentText(whole.visited, whole.objects)}）`;
  return (
    <>
      <Numbers
        title="各县区覆盖面"
        about={about}
        rows={counties}
        rowKey={byKey}
        columns={columnsOf('县区', ({ key }) => ({ division: [key] }))}
      >
        <CountyMap counties={counties} />
      </Numbers>
      <Numbers
        title="各行业覆盖面"
        rows={industries.map((one) => ({ ...one, name: industrySections[one.key] ?? '未填写' }))}
        rowKey={byKey}
        columns={columnsOf('行业', ({ key }) => (key === '' ? undefined : { industry: [key] }))}
      />
      {classes ? (
        <Numbers
          title="各信用风险分类覆盖面"
          about="内部信息，不对外公开"
          rows={classes.map((one) => ({ ...one, name: one.key === '' ? '未分类' : `${one.key} 类` }))}
          rowKey={byKey}
          columns={columnsOf('分类', ({ key }) => (key === '' ? undefined : { riskClass: [key] }))}
        />
      ) : null}
    </>
  );
}
