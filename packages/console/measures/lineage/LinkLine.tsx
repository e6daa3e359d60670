import { Button, Select } from 'antd';
import { useState } from 'react';
import type { LineageItem, Upstream } from '../../api/measures/measureTypes.ts';
import { keyOf } from './links.ts';

interface LinkLineProps {
  item: LineageItem;
  linked: Upstream[];
  /** All of the province's measures, for choosing by hand. */
  all: Upstream[];
  writable: boolean;
  onChange: (next: Upstream[]) => void;
}

/** One own measure beside the province's that it carries out, and those that it may. */
export function LinkLine({ item, linked, all, writable, onChange }: LinkLineProps) {
  const { measure, suggestions } = item;
  const [choosing, setChoosing] = useState(false);
  const taken = new Set(linked.map(keyOf));
  const open = suggestions.filter((one) => !taken.has(keyOf(one)));
  return (
    <li className={linked.length === 0 ? 'open' : undefined}>
      <div>
        <strong>
          {measure.no}. {measure.title}
        </strong>
      </div>
      <div className="stack tight">
        {linked.map((one) => (
          <div className="lineage-link" key={keyOf(one)}>
            <span className="chip accent">已对应</span>
            <span className="grow">
              {one.docNo} 第 {one.no} 项 {one.title}
            </span>
            {writable ? (
              <Button
                size="small"
                type="text"
                aria-label={`取消${measure.no}与${one.docNo}第${one.no}项的对应`}
                onClick={() => onChange(linked.filter((other) => keyOf(other) !== keyOf(one)))}
              >
                取消
              </Button>
            ) : null}
          </div>
        ))}
        {linked.length === 0 && !writable ? <span className="chip warn">未对应</span> : null}
        {writable ? (
          <>
            {open.map(({ score, ...one }) => (
              <div className="lineage-link" key={keyOf(one)}>
                <span className="chip">相似 {Math.round(score * 100)}%</span>
                <span className="grow muted">
                  {one.docNo} 第 {one.no} 项 {one.title}
                </span>
                <Button
                  size="small"
                  aria-label={`把${measure.no}对应到${one.docNo}第${one.no}项`}
                  onClick={() => onChange([...linked, one])}
                >
                  对应
                </Button>
              </div>
            ))}
            {linked.length > 0 && !choosing ? (
              <div>
                <Button
                  size="small"
                  type="link"
                  className="lineage-more"
                  aria-label={`为第 ${measure.no} 项再对应一项`}
                  onClick={() => setChoosing(true)}
                >
                  再对应一项
                </Button>
              </div>
            ) : (
              <Select
                size="small"
                showSearch
                aria-label={`为第 ${measure.no} 项另选上级举措`}
                placeholder={
                  linked.length === 0 && open.length === 0 ? '没有建议，请手动选择' : '另选上级举措'
                }
                optionFilterProp="label"
                value={null}
                style={{ maxWidth: 420 }}
                options={all
                  .filter((one) => !taken.has(keyOf(one)))
                  .map((one) => ({ value: keyOf(one), label: `${one.docNo} 第 ${one.no} 项 ${one.title}` }))}
                onChange={(value: string | null) => {
                  const found = all.find((one) => keyOf(one) === value);
                  if (found) onChange([...linked, found]);
                  setChoosing(false);
                }}
              />
            )}
          </>
        ) : null}
      </div>
    </li>
  );
}
