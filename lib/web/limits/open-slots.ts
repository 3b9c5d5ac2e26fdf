/**
 * Counts one more open piece of work of this key in `open`, until the returned function is called; calling it again
 * changes nothing. A key without open work is not in the map.
 */
export function takeSlot(open: Map<string, number>, key: string): () => void {
  open.set(key, (open.get(key) ?? 0) + 1);
  let isFree = false;
  return () => {
    if (isFree) return;
    isFree = true;
    const left = (open.get(key) ?? 1) - 1;
    if (left > 0) open.set(key, left);
    else open.delete(key);
  };
}
