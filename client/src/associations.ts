/** Where a file lies, as far as an association with a language needs to know. Paths have forward slashes. */
export interface Place {
  /** Path of the file, e.g. `/d:/reports/2021/a.txt`. */
  readonly path: string;
  /** Path of the workspace folder that holds the file; absent where none is open. */
  readonly folder?: string | undefined;
  /** The workspace has several folders, which share one list of associations. */
  readonly several?: boolean;
}

/** Characters that mean something in a pattern: `?` takes their place, since VS Code knows no escape that works for all. */
function literal(path: string): string {
  return path.replace(/[[\]{}*?]/g, '?');
}

/**
 * The pattern for `files.associations` that covers the files of this kind beside the given one. VS Code matches a
 * pattern without a slash against the file name, one with a slash against the whole path; both in lower case.
 */
export function associationPattern({ path, folder, several = false }: Place): string {
  const cut = path.lastIndexOf('/');
  const name = path.slice(cut + 1);
  const parent = path.slice(0, cut);
  const dot = name.lastIndexOf('.');
  const files = dot > 0 ? `*${literal(name.slice(dot))}` : literal(name);
  // A drive letter has a slash before it in an address, but none in a path of Windows.
  if (folder === undefined) return `${literal(parent).replace(/^\/(?=[A-Za-z]:)/, '')}/${files}`;
  const root = folder.replace(/\/+$/, '');
  const inside = parent.slice(root.length).replace(/^\//, '');
  const steps = [...(several ? [root.slice(root.lastIndexOf('/') + 1)] : []), ...(inside === '' ? [] : [inside])];
  return steps.length === 0 ? files : `**/${literal(steps.join('/'))}/${files}`;
}
