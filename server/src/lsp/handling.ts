import { ErrorCodes, LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import type { Analyser, Analysis } from './analyser.js';

/** The analysis, unless the request was cancelled while it waited. */
export async function ready(analyser: Analyser, uri: string, token: CancellationToken): Promise<Analysis | null> {
  const cancelled = (): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  // Settings may have to be fetched first; a request cancelled meanwhile must not start the analysis.
  if (token.isCancellationRequested) throw cancelled();
  const analysis = await analyser.of(uri);
  if (token.isCancellationRequested) throw cancelled();
  return analysis;
}

/** A handler that fails answers with an error and leaves a trace in the log; the server goes on. */
export function guarded<P, R>(connection: Connection, name: string, handler: (params: P, token: CancellationToken) => Promise<R>): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    try {
      return await handler(params, token);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      const text = error instanceof Error ? error.message : String(error);
      connection.console.error(`${name} failed: ${error instanceof Error ? (error.stack ?? text) : text}`);
      throw new ResponseError(ErrorCodes.InternalError, `${name}: ${text}`);
    }
  };
}

/** Parameters of a request about one document. */
interface DocumentRequest {
  readonly textDocument: { readonly uri: string };
}

/** Answers about one document: null where it is not open. */
export function answer<P extends DocumentRequest, R>(connection: Connection, analyser: Analyser, name: string, work: (analysis: Analysis, params: P) => R): (params: P, token: CancellationToken) => Promise<R | null> {
  return guarded(connection, name, async (params: P, token) => {
    const analysis = await ready(analyser, params.textDocument.uri, token);
    return analysis === null ? null : work(analysis, params);
  });
}
