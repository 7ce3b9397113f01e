import { type Message } from '../core/index.js';
import { messages } from './messages.js';

/** A mistake in the arguments: said on standard error, exit 2. */
export class UsageError extends Error {
  readonly detail: Message;

  constructor(detail: Message) {
    super(detail.text.en);
    this.detail = detail;
  }
}

/** Why a path could not be read, in plain words. */
export function readFailure(error: unknown): Message {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { text: messages.notFound };
    case 'EACCES':
    case 'EPERM':
      return { text: messages.noPermission };
    case 'EISDIR':
      return { text: messages.isFolder };
    case 'ERR_FS_FILE_TOO_LARGE':
    case 'ERR_STRING_TOO_LONG':
      return { text: messages.tooLarge };
    default:
      return { text: messages.unreadable, args: { code: code ?? (error instanceof Error ? error.message : String(error)) } };
  }
}
