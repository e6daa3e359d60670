/** An item as it is compared: a mark for each element, empty where it says nothing. */
export type Marks = readonly string[];

/** How much of two lists is the same. */
export type Sameness = {
  /** Items that both have. */
  items: number;
  /** Of those, items of which every compared element is the same. */
  equalItems: number;
  /** Elements of items of both that at least one of them fills. */
  elements: number;
  /** Of those, how many say the same. */
  equal: number;
  /** `equal` of `elements`, from 0 to 1; 1 where there is nothing to compare. */
  score: number;
};

/**
 * The score of sameness of two lists: of all elements that either fills, in the items that both have, the part that says the
 * same in both. What one of them leaves empty and the other fills differs; what both leave empty is not counted. An item
 * that one of them does not have is no difference of elements, and is not counted.
 */
export function samenessOf(a: ReadonlyMap<string, Marks>, b: ReadonlyMap<string, Marks>): Sameness {
  let [items, equalItems, elements, equal] = [0, 0, 0, 0];
  for (const [key, left] of a) {
    const right = b.get(key);
    if (!right) continue;
    items++;
    let same = true;
    for (let at = 0; at < Math.max(left.length, right.length); at++) {
      const [own = '', other = ''] = [left[at], right[at]];
      if (own === '' && other === '') continue;
      elements++;
      if (own === other) equal++;
      else same = false;
    }
    if (same) equalItems++;
  }
  return { items, equalItems, elements, equal, score: elements === 0 ? 1 : equal / elements };
}
