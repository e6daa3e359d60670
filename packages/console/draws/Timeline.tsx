import type { DrawState, DrawSummary } from '../api/types.ts';
import { instant } from '../ui/show/format.ts';

interface Stop {
  name: string;
  about: string;
  at: string | undefined;
  reached: boolean;
}

const order: DrawState[] = ['planned', 'committed', 'executed', 'published'];

function stops(draw: DrawSummary): Stop[] {
  const later = draw.names === 'results';
  const reached = order.indexOf(draw.state);
  const of = (index: number, name: string, about: string, at: string | undefined): Stop => ({
    name,
    about,
    at,
    reached: draw.state === 'voided' ? at !== undefined : index <= reached,
  });
  const list = [
    of(0, '计划', '拟定事项、范围与规则', draw.createdAt),
    of(1, '承诺', '冻结名录与规则，公开指纹', draw.committedAt),
    of(2, '抽取', '取得种子，按规则算出', draw.executedAt),
    of(3, '公示', later ? '数量和结果指纹向社会公开' : '结果向社会公开', draw.publishedAt),
  ];
  if (later && draw.state !== 'voided')
    list.push({
      name: '检查结果公示',
      about: '名单随检查结果公开',
      at: draw.namedAt,
      reached: draw.namedAt !== undefined,
    });
  if (draw.state !== 'voided') return list;
  const kept = list.filter((stop) => stop.at !== undefined);
  return [...kept, { name: '作废', about: '编号保留，公开原因', at: draw.voidedAt, reached: true }];
}

/** The states of a draw with their times. */
export function Timeline({ draw }: { draw: DrawSummary }) {
  return (
    <ol className="timeline" aria-label="进展">
      {stops(draw).map((stop) => (
        <li key={stop.name} className={stop.reached ? 'reached' : undefined}>
          <strong>{stop.name}</strong>
          <span>{stop.at ? instant(stop.at) : stop.about}</span>
          {stop.reached ? <span className="visually-hidden">（已完成）</span> : null}
        </li>
      ))}
    </ol>
  );
}
