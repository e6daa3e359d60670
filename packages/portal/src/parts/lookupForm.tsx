/** @jsxImportSource preact */
import { useId, useState } from 'preact/hooks';
import { normaliseId } from '../words/object.ts';

/** What the server says is wrong with the code that was asked for. */
export type LookupProblem = { id: string; message: string };

type LookupFormProps = {
  start?: string;
  onAsk: (id: string) => void;
  /** Shown until something else is typed. */
  problem?: LookupProblem | undefined;
};

/** Asks for the code of an enterprise, and shows at the field what is wrong with it. */
export function LookupForm({ start = '', onAsk, problem }: LookupFormProps) {
  const field = useId();
  const [text, setText] = useState(start);
  const [empty, setEmpty] = useState(false);
  const refused = problem && problem.id === normaliseId(text) ? problem.message : undefined;
  const remark = empty ? '请输入统一社会信用代码，它印在营业执照上' : refused;
  const submit = (event: Event) => {
    event.preventDefault();
    const id = normaliseId(text);
    setText(id);
    setEmpty(id === '');
    if (id !== '') onAsk(id);
  };
  return (
    <form class="lookup-form" onSubmit={submit}>
      <label for={field}>统一社会信用代码</label>
      <div class="field-row">
        <input
          id={field}
          value={text}
          onInput={(event) => {
            setEmpty(false);
            setText(event.currentTarget.value);
          }}
          placeholder="18 位，见营业执照"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={40}
          aria-invalid={remark !== undefined}
          aria-describedby={remark ? `${field}-remark` : undefined}
        />
        <button type="submit" class="button">
          查询
        </button>
      </div>
      {remark && (
        <p id={`${field}-remark`} class="field-problem" role="alert">
          {remark}
        </p>
      )}
    </form>
  );
}
