import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState } from 'react';
import type { FieldError } from '../../api/problem.ts';
import { useFieldError } from '../../ui/act/Refusal.tsx';
import { faultIn, lineOf, placeIn } from './jsonPlaces.ts';
import type { SectionProps } from './section.ts';

interface JsonEditorProps extends SectionProps {
  /** What the API said of the definition, by its pointers. */
  errors: readonly FieldError[];
  /** Whether the text can be read. */
  onReadable: (readable: boolean) => void;
}

const at = '/definition';
const lineHeight = 20;

/** The whole definition as text; what is wrong is said with its line, and leads there. */
export function JsonEditor({ type, onChange, errors, onReadable }: JsonEditorProps) {
  const [text, setText] = useState(() => JSON.stringify(type, null, 2));
  const [fault, setFault] = useState<string>();
  // They stand here, each with its line, and not below the form again.
  useFieldError(at);
  const area = useRef<TextAreaRef>(null);
  const write = (next: string) => {
    setText(next);
    const read = readText(next);
    setFault(read.fault);
    onReadable(read.fault === undefined);
    if (read.value) onChange(read.value as never);
  };
  const places = fault
    ? [{ message: '这里写得不对，不能读作 JSON', place: faultIn(text, fault) }]
    : errors.map(({ pointer = '', message }) => ({
        message,
        place: placeIn(text, pointer.startsWith(at) ? pointer.slice(at.length) : ''),
      }));
  const goTo = (place: number) => {
    const control = area.current?.resizableTextArea?.textArea;
    if (!control) return;
    control.focus();
    control.setSelectionRange(place, text.indexOf('\n', place) < 0 ? text.length : text.indexOf('\n', place));
    control.scrollTop = Math.max(0, (lineOf(text, place) - 5) * lineHeight);
  };
  return (
    <div className="stack tight">
      <p className="muted">格式见《事项类型说明》。名称（英文）在别处被引用，改动时须一并改。</p>
      <Input.TextArea
        ref={area}
        aria-label="定义全文"
        className="json-text"
        spellCheck={false}
        rows={28}
        wrap="off"
        value={text}
        onChange={(event) => write(event.target.value)}
      />
      {places.length > 0 ? (
        <ul className="stack tight problem" role="alert" aria-label="定义中的错误">
          {places.slice(0, 20).map(({ message, place }) => (
            <li key={`${place} ${message}`}>
              <Button type="link" size="small" onClick={() => goTo(place)}>
                第 {lineOf(text, place)} 行
              </Button>
              {message}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function readText(text: string): { value?: object; fault?: string } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value };
    return { fault: 'position 0' };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}
