/**
 * Lets Tab leave an open select as it leaves any field: the focus moves on, the list closes, nothing is chosen. antd
 * takes Tab for Enter while a list is open, which in a select with several values toggles the option it stands on, and
 * keeps the focus. From the button that clears a select, where the list is open still, it takes it so as well. So the key is
 * hidden from the page's own listeners; what the browser does with it stays.
 */
export function tabLeavesSelects(page: Document): void {
  const hide = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || !(event.target instanceof Element)) return;
    const select = event.target.closest('.ant-select');
    if (select?.querySelector('[role="combobox"][aria-expanded="true"]')) event.stopPropagation();
  };
  page.addEventListener('keydown', hide, { capture: true });
}
