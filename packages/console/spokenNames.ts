import type { Plugin } from 'vite';

type Change = { file: RegExp; from: RegExp; to: string };

/** What antd says to screen readers in English and has no setting for. */
const changes: Change[] = [
  // An icon is decoration unless it is given a name; by itself it has its file's, as in "home 首页".
  {
    file: /@ant-design\/icons\/es\/components\/AntdIcon(Light)?\.js$/,
    from: /role: "img",\s*"aria-label": icon\.name/,
    to: '...(restProps["aria-label"] ? { role: "img" } : { "aria-hidden": "true" })',
  },
  {
    file: /@rc-component\/input-number\/es\/StepHandler\.js$/,
    from: /'Increase Value' : 'Decrease Value'/,
    to: "'增大' : '减小'",
  },
  {
    file: /@rc-component\/input\/es\/BaseInput\.js$/,
    from: /createElement\("button", \{/,
    to: 'createElement("button", { "aria-label": "清除",',
  },
  {
    file: /@rc-component\/tabs\/es\/TabNavList\/OperationNode\.js$/,
    from: /className: `\$\{prefixCls\}-nav-more`,/,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a part of antd's code
    to: 'className: `${prefixCls}-nav-more`, "aria-label": "更多",',
  },
  { file: /@rc-component\/select\/es\/hooks\/useAllowClear\.js$/, from: /'Clear'/, to: "'清除'" },
];

/** Puts Chinese, or silence, in its place. Fails the build where antd no longer says it like that. */
export function spokenNames(): Plugin {
  const left = new Set(changes);
  return {
    name: 'spoken-names',
    transform: {
      filter: { id: changes.map(({ file }) => file) },
      handler(code, id) {
        const change = changes.find(({ file, from }) => file.test(id) && from.test(code));
        if (!change) return null;
        left.delete(change);
        return code.replace(change.from, change.to);
      },
    },
    buildEnd(error) {
      const lost = [...left].map(({ from }) => from.source);
      if (!error && lost.length > 0) this.error(`antd does not say this any more: ${lost.join('; ')}`);
    },
  };
}
