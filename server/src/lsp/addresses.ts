/** Addresses of files and folders, as far as a folder's files need them. Hosts write the same address in several ways. */

/** The address without its escapes: `%3A` and `:` are the same. The key under which a file is kept. */
export function addressKey(uri: string): string {
  try {
    return decodeURIComponent(uri).normalize('NFC');
  } catch {
    return uri;
  }
}

/** The name of a file without its folder, as people read it. */
export function fileNameOf(uri: string): string {
  return addressKey(uri.slice(uri.lastIndexOf('/') + 1));
}

/** The folder that holds a file or folder; null for what has none. Folders have no slash at the end. */
export function folderOf(uri: string): string | null {
  const path = /^[^:/]+:\/\/[^/]*/.exec(uri)?.[0];
  const cut = uri.lastIndexOf('/');
  return path === undefined || cut < path.length ? null : uri.slice(0, cut);
}

/** Whether two addresses are the same. */
export function sameAddress(one: string, other: string): boolean {
  return one === other || addressKey(one) === addressKey(other);
}

/** Whether a file or folder lies in a folder, at any depth. */
export function isInside(uri: string, folder: string): boolean {
  return addressKey(uri).startsWith(`${addressKey(folder).replace(/\/$/, '')}/`);
}

/** The path from a folder to a file in it, with forward slashes. */
export function pathFrom(folder: string, uri: string): string {
  return addressKey(uri).slice(addressKey(folder).replace(/\/$/, '').length + 1);
}

/** The address of a path that a file of the folder names: from the folder, or from the root; with slashes of either kind. */
export function addressFrom(folder: string, path: string): string {
  const root = /^[^:/]+:\/\/[^/]*/.exec(folder)![0];
  const parts = path.replaceAll('\\', '/').split('/');
  const absolute = parts[0] === '' || /^[A-Za-z]:$/.test(parts[0]!);
  const steps = absolute ? [] : folder.slice(root.length).split('/').slice(1);
  for (const part of parts) {
    if (part === '..') steps.pop();
    else if (part !== '' && part !== '.') steps.push(encodeURIComponent(part));
  }
  return [root, ...steps].join('/');
}

/** The workspace folder that holds a file: the innermost one; undefined where it lies in none. */
export function workspaceFolderOf(uri: string, workspaceFolders: readonly string[]): string | undefined {
  const holding = workspaceFolders.filter((folder) => isInside(uri, folder)).sort((a, b) => addressKey(b).length - addressKey(a).length);
  return holding[0]?.replace(/\/$/, '');
}

/** The folders from the one that holds the file up to the workspace folder, or to the root where it lies in none. */
export function foldersAbove(uri: string, workspaceFolders: readonly string[]): readonly string[] {
  const top = workspaceFolderOf(uri, workspaceFolders);
  const folders: string[] = [];
  for (let folder = folderOf(uri); folder !== null; folder = folderOf(folder)) {
    folders.push(folder);
    if (top !== undefined && sameAddress(folder, top)) break;
  }
  return folders;
}
