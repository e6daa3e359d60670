/** @jsxImportSource preact */
import { useId, useState } from 'preact/hooks';

/** Compares the published commitment with one that the reader noted down before the draw. */
export function NotedCommitment({ commitment }: { commitment: string }) {
  const field = useId();
  const [text, setText] = useState('');
  const noted = text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  const plausible = noted.length >= 8 && /^[0-9a-f]+$/.test(noted);
  const same = plausible && (commitment.startsWith(noted) || commitment.endsWith(noted));
  return (
    <details class="noted screen-only">
      <summary>我在抽取之前抄下过承诺，核对一下</summary>
      <label for={field}>您抄下的承诺（全部，或开头、结尾的 8 位以上）</label>
      <input
        id={field}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        autocomplete="off"
        spellcheck={false}
      />
      {noted !== '' && (
        <p class={`check ${same ? 'agrees' : 'differs'}`} role="status">
          {same
            ? '与现在公布的承诺一致，计划没有被换过。'
            : plausible
              ? '与现在公布的承诺不同。请确认抄写无误、编号相同；若确实不同，请向监管部门反映。'
              : '请输入承诺的至少 8 位，只含数字 0–9 和字母 a–f。'}
        </p>
      )}
    </details>
  );
}
