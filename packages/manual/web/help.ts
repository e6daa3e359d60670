import { isLarge, keepLarge, showLarge } from '@mingcha/portal-web/largeType';
import type { SearchEntry } from '../document.ts';
import { nearestPlace, type Places } from '../places.ts';
import { find } from './find.ts';

/** `/help/?page=ADDRESS` leads to the help of that page. */
function leadOn(): void {
  const page = new URLSearchParams(location.search).get('page');
  const places = document.getElementById('places')?.textContent;
  if (page === null || !places) return;
  const place = nearestPlace(page, JSON.parse(places) as Places);
  if (place !== undefined) location.replace(`/help/${place}`);
}

function largeType(): void {
  showLarge(isLarge());
  const button = document.querySelector<HTMLButtonElement>('.large-type')!;
  const show = () => button.setAttribute('aria-pressed', String(isLarge()));
  button.addEventListener('click', () => {
    keepLarge(!isLarge());
    show();
  });
  show();
}

let entries: Promise<SearchEntry[]> | undefined;
/** Asked for with the first word that somebody looks for; what failed is asked for again. */
const loadEntries = (): Promise<SearchEntry[]> =>
  (entries ??= fetch('/help/search.json')
    .then((response) => response.json() as Promise<SearchEntry[]>)
    .catch((error) => {
      entries = undefined;
      throw error;
    }));

function line({ entry, before, hit, after }: ReturnType<typeof find>[number]): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = `/help/${entry.href}`;
  link.textContent = entry.heading === entry.chapter ? entry.chapter : `${entry.chapter} › ${entry.heading}`;
  const text = document.createElement('p');
  const mark = document.createElement('mark');
  mark.textContent = hit;
  text.append(before, mark, after);
  item.append(link, text);
  return item;
}

function search(form: HTMLFormElement): void {
  const input = form.querySelector('input')!;
  const status = form.querySelector('.found')!;
  const list = form.querySelector('.results')!;
  const show = async () => {
    const asked = input.value;
    const found = asked.trim() === '' ? [] : find(await loadEntries(), asked);
    if (asked !== input.value) return;
    list.replaceChildren(...found.map(line));
    status.textContent =
      asked.trim() === '' ? '' : found.length === 0 ? '没有找到，换几个字再试' : `${found.length} 处`;
  };
  const say = () => {
    status.textContent = '没有载入，请检查网络后再试';
  };
  input.addEventListener('input', () => void show().catch(say));
  form.addEventListener('submit', (event) => event.preventDefault());
}

leadOn();
largeType();
for (const form of document.querySelectorAll<HTMLFormElement>('form.search')) search(form);
// On a phone the text comes first.
const contents = document.querySelector<HTMLDetailsElement>('details.contents');
if (contents && matchMedia('(max-width: 56rem)').matches) contents.open = false;
