import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { Figure, Section } from '../../api/measures/reportTypes.ts';
import { Panel } from '../../ui/page/Panel.tsx';
import { moved } from './edit.ts';
import { Figures } from './Figures.tsx';

interface SectionEditorProps {
  section: Section;
  figure: Figure | undefined;
  /** From 1. */
  place: number;
  last: boolean;
  onChange: (section: Section) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One section: its heading and its paragraphs, which can be added, removed and moved. */
export function SectionEditor({
  section,
  figure,
  place,
  last,
  onChange,
  onMove,
  onRemove,
}: SectionEditorProps) {
  const { heading, paragraphs } = section;
  const set = (next: string[]) => onChange({ ...section, paragraphs: next });
  return (
    <Panel>
      <div className="stack">
        <div className="row section-line">
          <Input
            aria-label={`第 ${place} 节标题`}
            className="grow section-heading"
            maxLength={100}
            placeholder="本节标题（必填）"
            status={heading.trim() === '' ? 'error' : ''}
            value={heading}
            onChange={(event) => onChange({ ...section, heading: event.target.value })}
          />
          <Movers
            name={`第 ${place} 节`}
            first={place === 1}
            last={last}
            onMove={onMove}
            onRemove={onRemove}
          />
        </div>
        {paragraphs.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity here
          <div key={index} className="row section-line">
            <Input.TextArea
              aria-label={`第 ${place} 节第 ${index + 1} 段`}
              className="grow"
              autoSize={{ minRows: 1, maxRows: 16 }}
              maxLength={4000}
              value={text}
              onChange={(event) =>
                set(paragraphs.map((one, at) => (at === index ? event.target.value : one)))
              }
            />
            <Movers
              name={`第 ${place} 节第 ${index + 1} 段`}
              first={index === 0}
              last={index === paragraphs.length - 1}
              onMove={(by) => set(moved(paragraphs, index, by))}
              onRemove={() => set(paragraphs.filter((_, at) => at !== index))}
            />
          </div>
        ))}
        <div className="row">
          <Button size="small" aria-label={`第 ${place} 节加一段`} onClick={() => set([...paragraphs, ''])}>
            加一段
          </Button>
          {figure ? (
            <span className="muted small">
              下面的{[figure.table && '表', figure.chart && '图'].filter(Boolean).join('和')}
              按记录生成，不能改动{figure.chart ? '；文件中的图按这些数字绘制' : ''}
            </span>
          ) : null}
        </div>
        <Figures figure={figure} />
      </div>
    </Panel>
  );
}

interface MoversProps {
  name: string;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function Movers({ name, first, last, onMove, onRemove }: MoversProps) {
  return (
    <span className="movers">
      <Button
        type="text"
        icon={<ArrowUpOutlined />}
        aria-label={`上移${name}`}
        disabled={first}
        onClick={() => onMove(-1)}
      />
      <Button
        type="text"
        icon={<ArrowDownOutlined />}
        aria-label={`下移${name}`}
        disabled={last}
        onClick={() => onMove(1)}
      />
      <Button type="text" icon={<DeleteOutlined />} aria-label={`删除${name}`} onClick={onRemove} />
    </span>
  );
}
