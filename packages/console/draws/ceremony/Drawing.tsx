import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { drawsApi } from '../../api/draws/draws.ts';
import type { Draw } from '../../api/types.ts';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { count } from '../../ui/show/format.ts';
import { TicketFall } from './TicketFall.tsx';

const shown = 40;

/** The drawing itself: the tickets of the drawn objects fall into their order. */
export function Drawing({ draw, play }: { draw: Draw; play: boolean }) {
  const [run, setRun] = useState(play ? 1 : 0);
  const result = useQuery({
    queryKey: ['result', draw.id, 'first'],
    queryFn: () => drawsApi.result(draw.id, { limit: shown }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Panel
      title="抽取过程"
      about="每户的随机值由种子和它的编号算出，谁也改不了；各组随机值最小的抽中，按随机值排定次序。"
      actions={
        <Button size="small" onClick={() => setRun(run + 1)}>
          {run === 0 ? '播放抽取过程' : '重放'}
        </Button>
      }
    >
      <Loaded query={result} lines={3}>
        {({ items }) => {
          const drawn = items.filter(({ substituteOf }) => substituteOf === undefined);
          return (
            <>
              <TicketFall key={run} rows={drawn} moving={run > 0} />
              {(draw.selected ?? drawn.length) > shown ? (
                <p className="muted small">
                  这里展示次序最前的 {shown} 户，共抽中 {count(draw.selected ?? drawn.length)}{' '}
                  户，见抽取结果。
                </p>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}
