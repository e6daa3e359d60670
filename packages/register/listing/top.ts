/** Keeps the first `size` of the items it is given, in order; most are turned away by one comparison. */
export function createTop<T>(size: number, compare: (a: T, b: T) => number) {
  const items: T[] = [];
  return {
    items: items as readonly T[],
    /** False where the item comes after all that are kept, and there is no more room. */
    add(item: T): boolean {
      if (items.length === size && compare(item, items[size - 1]!) >= 0) return false;
      let low = 0;
      let high = items.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compare(item, items[middle]!) < 0) high = middle;
        else low = middle + 1;
      }
      items.splice(low, 0, item);
      if (items.length > size) items.pop();
      return true;
    },
  };
}
