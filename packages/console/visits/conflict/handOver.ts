import { instant } from '../../ui/show/format.ts';
import type { Local } from '../local/local.ts';
import { type Download, namesOf, type Work } from '../work/model.ts';
import { versionsOf } from './versions.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one]!);

const asData = (blob: Blob): Promise<string> =>
  new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(blob);
  });

/** All that this phone has of a visit as one page with its pictures, which anybody can open, print and file. */
export async function handOverPage(local: Local, download: Download, work: Work, by: string): Promise<Blob> {
  const { case: found, points } = download;
  const name = namesOf(found, 'object').join('、');
  const rows = versionsOf(download, work, undefined).map(
    ({ title, mine }) => `<tr><th>${escaped(title)}</th><td>${escaped(mine)}</td></tr>`,
  );
  const answers = points.map(({ key, item, point }) => {
    const { answer = '', note = '' } = work.draft.answers[key] ?? {};
    return `<tr>${[item, point, answer, note].map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
  });
  const pictures: string[] = [];
  for (const file of work.files) {
    const blob = await local.file(work.id, file.id, file.type);
    const caption = `${file.name}，${instant(file.at)}${file.place ? `，位置 ${file.place}` : ''}`;
    pictures.push(
      `<figure>${blob ? `<img src="${await asData(blob)}" alt="">` : '（图片已不在本机）'}<figcaption>${escaped(caption)}</figcaption></figure>`,
    );
  }
  const title = `${found.number ?? ''} ${name} 检查情况（本机填写，未提交）`;
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escaped(title)}</title>
<style>body{font:15px/1.7 sans-serif;max-width:960px;margin:24px auto;padding:0 16px}table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:4px 8px;text-align:left;white-space:pre-wrap}img{max-width:100%}</style>
<h1>${escaped(title)}</h1><p>填写人：${escaped(by)}</p>
<table>${rows.join('')}</table>
<h2>检查要点</h2><table><tr><th>事项</th><th>要点</th><th>结果</th><th>说明</th></tr>${answers.join('')}</table>
<h2>照片和签名</h2>${pictures.join('')}</html>`;
  return new Blob([html], { type: 'text/html' });
}
