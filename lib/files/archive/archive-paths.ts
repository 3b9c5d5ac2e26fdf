import { numberedName, portableName } from "./portable-name";

interface NamedFile {
  folder: string;
  name: string;
}

/**
 * Where each file stands in an archive, in the same order: "output/rows.csv". The paths are safe on every system, and no
 * two are the same on one that ignores case or compares Unicode in another form; later ones become "rows (2).csv".
 */
export function archivePaths(files: readonly NamedFile[]): string[] {
  const taken = new Set<string>();
  const lastNumbers = new Map<string, number>();
  return files.map(({ folder, name }) => {
    const portable = portableName(name);
    const first = `${folder}/${portable}`;
    let path = first;
    // Many files may have the same name: counting begins where it ended before.
    let number = lastNumbers.get(folded(first)) ?? 1;
    while (taken.has(folded(path))) path = `${folder}/${numberedName(portable, ++number)}`;
    lastNumbers.set(folded(first), number);
    taken.add(folded(path));
    return path;
  });
}

/** Equal for paths that some file system takes for the same. */
const folded = (path: string): string => path.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
