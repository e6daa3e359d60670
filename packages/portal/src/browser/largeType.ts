const key = 'mingcha-large-type';

/** Whether the reader of this browser has asked for larger letters. */
export function isLarge(): boolean {
  try {
    return localStorage.getItem(key) === 'yes';
  } catch {
    return false;
  }
}

/** Shows the pages as asked: everything is measured by the size of the root's letters. */
export const showLarge = (large: boolean): void => {
  document.documentElement.classList.toggle('large', large);
};

export function keepLarge(large: boolean): void {
  showLarge(large);
  try {
    if (large) localStorage.setItem(key, 'yes');
    else localStorage.removeItem(key);
  } catch {
    // Then it lasts as long as the page.
  }
}
