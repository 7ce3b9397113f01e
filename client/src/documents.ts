import { Range, workspace, type TextDocument, type Uri } from 'vscode';

export const languageId = 'disclosure-report';

/** As much of a text as detection looks at. */
const SAMPLE = 20_000;

/** Whether documents of this address are files (or texts to become files) rather than views such as a diff's old side. */
export function isFileLike(uri: Uri): boolean {
  return uri.scheme === 'file' || uri.scheme === 'untitled' || workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

/** Schemes whose documents the server is asked about: those that can be listed beforehand. */
export function fileSchemes(): string[] {
  const known = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web'];
  return [...new Set([...known, ...(workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme)])];
}

/** The beginning of a document, without asking for the whole text. */
export function beginningOf(document: TextDocument): string {
  let length = 0;
  let line = 0;
  while (line < document.lineCount && length < SAMPLE) {
    length += document.lineAt(line).text.length + 1;
    line++;
  }
  return document.getText(new Range(0, 0, line, 0)).slice(0, SAMPLE);
}

/** What the window calls the file. */
export function fileName(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** The words of an error, for a message. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
