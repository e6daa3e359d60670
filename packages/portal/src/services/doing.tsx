/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { ContentDay } from '../parts/contentDay.ts';
import { type Act, act, addNote, answerTask, type CitizenCase, type Task, type Values } from './api.ts';
import { Field, Fields } from './field.tsx';
import { filledIn, missingIn } from './problems.ts';
import { Rating } from './rating.tsx';
import { type DoingProps, TroubleLine, useDoing } from './useDoing.tsx';

/** Everything that the holder of the receipt can do now. */
export function Doing(props: DoingProps) {
  const { can, canNote, canRate, rated, steps, tasks } = props.followed.value;
  return (
    <>
      <ContentDay of={steps.map(({ at }) => at)} />
      {canRate && <Rating {...props} />}
      {rated !== undefined && <p class="notice good">您的评价：{rated}。感谢您的评价。</p>}
      {tasks.map((task) => (
        <TaskForm key={task.id} task={task} {...props} />
      ))}
      {(can.length > 0 || canNote) && (
        <section class="screen-only" aria-labelledby="doing">
          <h2 id="doing">您可以</h2>
          {can.map((one) => (
            <ActForm key={one.name} one={one} {...props} />
          ))}
          {canNote && <NoteForm {...props} />}
        </section>
      )}
    </>
  );
}

function Folded({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <details class="card">
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** Optional fields begin as they are, so that who corrects one need not write it anew. */
const asTheyAre = ({ fields: asked }: Act, { fields }: CitizenCase): Values =>
  Object.fromEntries(
    asked.flatMap(({ name, required, type }) => {
      const kept = fields.find((one) => one.name === name);
      const isKept = kept && !kept.masked && !required && type !== 'file';
      return isKept ? [[name, kept.value]] : [];
    }),
  );

function ActForm({ one, ...props }: DoingProps & { one: Act }) {
  const { holder, followed } = props;
  const [values, setValues] = useState(() => asTheyAre(one, followed.value));
  const { busy, trouble, problems, setProblems, run } = useDoing(props);
  const send = () => {
    const missing = missingIn(one.fields, values);
    if (Object.keys(missing).length > 0) setProblems(missing);
    else void run(() => act(holder, one.name, filledIn(values), followed.etag));
  };
  return (
    <Folded title={one.title}>
      {one.danger && <p>“{one.title}”之后不能恢复，如有需要请另行提交。</p>}
      <Fields
        fields={one.fields}
        values={values}
        onValue={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
        problems={problems}
        holder={holder}
        type={followed.value.type}
      />
      <TroubleLine text={trouble} />
      <p class="actions">
        <button type="button" class="button" disabled={busy} onClick={send}>
          {one.title.startsWith('确认') ? one.title : `确认${one.title}`}
        </button>
      </p>
    </Folded>
  );
}

function NoteForm(props: DoingProps) {
  const [text, setText] = useState('');
  const { busy, trouble, problems, run } = useDoing(props);
  const send = async () => {
    if (text.trim() !== '' && (await run(() => addNote(props.holder, text.trim())))) setText('');
  };
  return (
    <Folded title="补充说明">
      <Field
        field={{ name: 'text', title: '补充的内容', type: 'text', max: 2_000, required: true }}
        value={text}
        onValue={(value) => setText(String(value ?? ''))}
        problem={problems['']}
        holder={props.holder}
        type={props.followed.value.type}
      />
      <TroubleLine text={problems[''] === undefined ? trouble : ''} />
      <p class="actions">
        <button
          type="button"
          class="button"
          disabled={busy || text.trim() === ''}
          onClick={() => void send()}
        >
          提交补充
        </button>
      </p>
    </Folded>
  );
}

function TaskForm({ task, ...props }: DoingProps & { task: Task }) {
  const { holder, followed } = props;
  const [values, setValues] = useState<Values>({});
  const { busy, trouble, problems, run } = useDoing(props);
  return (
    <section class="card" aria-labelledby={`task-${task.id}`}>
      <h2 id={`task-${task.id}`}>请您办理：{task.title}</h2>
      <Fields
        fields={task.form}
        values={values}
        onValue={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
        problems={problems}
        holder={holder}
        type={followed.value.type}
      />
      <TroubleLine text={trouble} />
      <p class="actions">
        {task.answers.map(({ name, title }) => (
          <button
            key={name}
            type="button"
            class="button"
            disabled={busy}
            onClick={() => void run(() => answerTask(holder, task.id, name, filledIn(values)))}
          >
            {title}
          </button>
        ))}
      </p>
    </section>
  );
}
