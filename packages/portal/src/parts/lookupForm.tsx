/** @jsxImportSource preact */
import { useId, useState } from 'preact/hooks';
import { normaliseId, remarkOnId } from '../words/object.ts';

/** Asks for a credit code; remarks on what looks mistyped, yet lets the reader ask anyway. */
export function LookupForm({ start = '', onAsk }: { start?: string; onAsk: (id: string) => void }) {
  const field = useId();
  const [text, setText] = useState(start);
  const [remark, setRemark] = useState<string | undefined>();
  const submit = (event: Event) => {
    event.preventDefault();
    const id = normaliseId(text);
    setText(id);
    if (id === '') return setRemark('请输入统一社会信用代码，它印在营业执照上。');
    setRemark(remarkOnId(id));
    onAsk(id);
  };
  return (
    <form class="lookup-form" onSubmit={submit}>
      <label for={field}>统一社会信用代码</label>
      <div class="field-row">
        <input
          id={field}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          placeholder="18 位，见营业执照"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={40}
          aria-describedby={remark ? `${field}-remark` : undefined}
        />
        <button type="submit" class="button">
          查询
        </button>
      </div>
      {remark && (
        <p id={`${field}-remark`} class="remark" role="status">
          {remark}
        </p>
      )}
    </form>
  );
}
