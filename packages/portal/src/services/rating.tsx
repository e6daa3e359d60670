/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { rate } from './api.ts';
import { Field } from './field.tsx';
import { type DoingProps, TroubleLine, useDoing } from './useDoing.tsx';

const levels = ['非常不满意', '不满意', '基本满意', '满意', '非常满意'];

/** Rates a case that is done, once. Nothing is chosen beforehand. */
export function Rating(props: DoingProps) {
  const [level, setLevel] = useState(0);
  const [text, setText] = useState('');
  const { busy, trouble, run } = useDoing(props);
  return (
    <section class="card" aria-labelledby="rating">
      <h2 id="rating">评价这次办理</h2>
      <p>自愿评价，只能评价一次。不满意的，会由有关单位核查整改并回访。</p>
      <fieldset class="levels">
        <legend class="hidden-text">满意程度</legend>
        {levels.map((title, i) => (
          <label key={title}>
            <input type="radio" name="level" checked={level === i + 1} onChange={() => setLevel(i + 1)} />
            {title}
          </label>
        ))}
      </fieldset>
      <Field
        field={{ name: 'text', title: '意见', type: 'text', max: 1_000, required: false }}
        value={text}
        onValue={(value) => setText(String(value ?? ''))}
        problem={undefined}
        holder={props.holder}
        type={props.followed.value.type}
      />
      <TroubleLine text={trouble} />
      <p class="actions">
        <button
          type="button"
          class="button"
          disabled={busy || level === 0}
          onClick={() => void run(() => rate(props.holder, level, text.trim()))}
        >
          提交评价
        </button>
      </p>
    </section>
  );
}
