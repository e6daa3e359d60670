/** Renews the README's pictures in docs/images from a freshly started system. */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { city, startSite } from '../test/browser/site.ts';
import { see, signIn } from '../test/browser/steps.ts';
import { openBrowser, phone, still } from '../test/support/browser.ts';

const images = join(import.meta.dirname, '../docs/images');

/** Fictional. */
const notice = `金营商办〔2026〕9号
金昌市优化办事流程若干措施
各县区人民政府，市直有关部门：
为进一步方便群众办事，制定以下措施。
一、便民服务
1.推行“一窗通收”。各级大厅设综合窗口，2026年9月底前完成，平均等候时间不超过15分钟。（市政务服务中心牵头，市数据局、各县区政府按职责分工负责）
2.缩短登记用时。不动产登记压缩至3个工作日以内，年底前完成。（市自然资源局牵头，市住建局、市税务局配合）
二、惠企服务
3.落实补贴直达。每季度公布一次名单，长期坚持。（牵头单位：市人社局；责任单位：市财政局、市云窗专班）
每年6月20日、12月10日前将进展情况报送市政府办公室。
金昌市人民政府办公室
2026年3月2日`;

await mkdir(images, { recursive: true });
const [site, browser] = await Promise.all([startSite({ objects: 3_000 }), openBrowser()]);
try {
  const { id } = await site.demoDraw('published');
  const citizen = await browser.visit(site.url, { ...phone, deviceScaleFactor: 2 });
  await citizen.page.goto(`/public/${city.code}/draws/${id}/verify`);
  await see(citizen.page.getByRole('heading', { name: /^核验通过/ }));
  await citizen.page.screenshot({ path: join(images, 'verify.png') });

  const official = await browser.visit(site.url, still);
  await signIn(official.page);
  const made = await site.ask<{ id: string }>('POST', '/v1/notices', { text: notice });
  await official.page.goto(`/console/measures/${made.body.id}`);
  await see(official.page.getByRole('button', { name: '开始督促落实' }));
  await official.page.evaluate(() => document.fonts.ready);
  await official.page.screenshot({ path: join(images, 'notice.png') });
} finally {
  await browser.close();
  await site.stop();
}
for (const name of ['verify.png', 'notice.png']) {
  const { size } = await stat(join(images, name));
  console.log(`docs/images/${name}  ${Math.round(size / 1024)} KB`);
}
