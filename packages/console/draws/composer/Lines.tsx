import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';

interface LinesProps<Line> {
  title: string;
  about: ReactNode;
  /** What one line is, as in “添加回避”. */
  noun: string;
  empty: Line;
  value: readonly Line[];
  onChange: (value: Line[]) => void;
  /** The controls of the line at this place, from 1 on, with what changes a part of it. */
  children: (line: Line, place: number, set: (part: Partial<Line>) => void) => ReactNode;
}

/** A list that is written line by line. */
export function Lines<Line>({ title, about, noun, empty, value, onChange, children }: LinesProps<Line>) {
  return (
    <section className="stack tight" aria-label={title}>
      <h3 className="sub-title">{title}</h3>
      <p className="muted small">{about}</p>
      {value.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line being filled in has no identity but its place
        <div key={index} className="compose-line">
          {children(line, index + 1, (part) =>
            onChange(value.map((one, at) => (at === index ? { ...one, ...part } : one))),
          )}
          <Button
            className="compose-remove"
            icon={<DeleteOutlined />}
            aria-label={`删除第 ${index + 1} 条${noun}`}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...value, empty])}>
          添加{noun}
        </Button>
      </div>
    </section>
  );
}
