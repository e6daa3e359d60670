import { styleSheet } from './style.ts';

/** Text that needs no escaping any more. */
export type SafeHtml = { readonly trusted: string };

type Part = string | false | undefined | SafeHtml | readonly SafeHtml[];

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const render = (part: Part): string => {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string') return escaped(part);
  return 'trusted' in part ? part.trusted : part.map(render).join('');
};

/** A template whose values are escaped, but for parts made by it. */
export const html = (texts: TemplateStringsArray, ...parts: Part[]): SafeHtml => ({
  trusted: texts.reduce((whole, text, i) => whole + render(parts[i - 1]) + text),
});

/** A whole page, without any script. */
export const page = (title: string, body: SafeHtml): string =>
  html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · 明察</title>
<link rel="stylesheet" href="${styleSheet.path}">
</head>
<body>${body}</body>
</html>
`.trusted;
