/** What the page needs to know from outside. */
export interface PageSource {
  readonly language: 'zh' | 'en';
  /** Origin of the extension's own files in a webview. */
  readonly origin: string;
  readonly script: string;
  readonly style: string;
  readonly nonce: string;
  /** Shown until the report is there. */
  readonly waiting: string;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/**
 * The page of the preview, without a report. Nothing runs in it but our own script, nothing is fetched but our own style:
 * what the report holds can do neither.
 */
export function pageHtml({ language, origin, script, style, nonce, waiting }: PageSource): string {
  const policy = `default-src 'none'; style-src ${origin}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escaped(style)}">
</head>
<body>
<nav class="toolbar" hidden><button type="button" class="previous">‹</button><button type="button" class="next">›</button><button type="button" class="choose"></button><span class="number"></span></nav>
<main id="report"><p class="waiting">${escaped(waiting)}</p></main>
<script nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>
`;
}

/** A number used once, for the one script that may run. */
export function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes));
}
