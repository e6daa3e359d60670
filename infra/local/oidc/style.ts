import { createHash } from 'node:crypto';

/** The console's colours, so that signing in does not look like leaving. */
const css = `:root {
  --accent: #1b5480; --accent-strong: #123d5f; --accent-soft: #eaf1f6; --ink: #1b2430; --ink-2: #4d5967;
  --ink-3: #5b6775; --line: #e4e8ed; --line-strong: #cdd4dc; --ground: #f5f7f9; --bad: #b3372f; --bad-soft: #fcefee;
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: grid; background: var(--ground); color: var(--ink);
  font: 15px / 1.6 "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC",
    "Noto Sans CJK SC", system-ui, sans-serif;
}
h1, h2, h3, p, ul { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: var(--accent); }
main { display: grid; gap: 24px; justify-content: center; align-content: center; padding: 32px 16px; }
main.one { grid-template-columns: minmax(0, 400px); }
main.two { grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 400px)); align-items: start; }
.card { background: #fff; border: 1px solid var(--line); border-radius: 12px; padding: 28px; }
header { display: flex; align-items: center; gap: 14px; margin-bottom: 22px; }
h1 { font-size: 24px; line-height: 1.2; letter-spacing: .12em; }
header svg { width: 40px; height: 40px; flex: none; }
header p { color: var(--ink-3); font-size: 13px; }
h2 { font-size: 17px; margin-bottom: 6px; }
h3 { font-size: 13px; color: var(--ink-2); margin: 14px 0 6px; }
label { display: block; margin: 14px 0 4px; color: var(--ink-2); font-size: 14px; }
input {
  width: 100%; padding: 9px 12px; font: inherit; font-size: 16px; color: var(--ink); background: #fff;
  border: 1px solid var(--line-strong); border-radius: 6px;
}
input[aria-invalid] { border-color: var(--bad); }
button, .button {
  display: inline-block; padding: 9px 18px; font: inherit; font-weight: 500; text-align: center; text-decoration: none;
  color: var(--ink); background: #fff; border: 1px solid var(--line-strong); border-radius: 6px; cursor: pointer;
}
button:hover, .button:hover { border-color: var(--accent); }
.primary { color: #fff; background: var(--accent); border-color: var(--accent); }
.primary:hover { background: var(--accent-strong); }
form .primary { width: 100%; margin-top: 22px; }
:is(input, button, a):focus-visible { outline: 3px solid #7fb0d6; outline-offset: 1px; }
.alert { padding: 10px 14px; color: var(--bad); background: var(--bad-soft); border-radius: 6px; }
.note { margin-top: 14px; color: var(--ink-3); font-size: 13px; }
.demo .note { margin-top: 4px; }
.demo ul { display: grid; gap: 6px; }
.demo button {
  width: 100%; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 12px; padding: 8px 12px;
  font-size: 14px; text-align: left;
}
.demo button:hover { background: var(--accent-soft); }
.demo span { color: var(--ink-3); font-family: ui-monospace, Consolas, "Liberation Mono", monospace; font-size: 12px; }
.row { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 22px; }
code { font-family: ui-monospace, Consolas, "Liberation Mono", monospace; }
@media (max-width: 480px) { .card { padding: 22px 18px; } main { padding: 16px 12px; align-content: start; } }
`;

/** Named by its content, so that it can be kept for ever. */
export const styleSheet = {
  path: `/oidc/assets/${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`,
  css,
} as const;
