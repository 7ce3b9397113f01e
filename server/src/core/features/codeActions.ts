import { safeEdits } from '../engine/fixes.js';
import type { ResolvedEdit, ResolvedFinding, Snapshot } from '../engine/types.js';
import { render, type Language, type Text } from '../l10n/message.js';
import type { Span } from '../text/span.js';

/** One offer to change the document or the settings. */
export interface CodeActionItem {
  readonly title: string;
  readonly kind: 'quickfix' | 'source.fixAll.disclosureReport';
  /** What it answers. */
  readonly finding?: ResolvedFinding;
  /** Document offsets; empty where a command of the client does the work. */
  readonly edits: readonly ResolvedEdit[];
  readonly isPreferred: boolean;
  /** Rule id for the client's command disclosureReport.turnOffRule. */
  readonly turnOff?: string;
}

const words = {
  fixAll: { zh: '改好本文件中可以放心改的 {count} 处（不改任何数值）', en: 'Make the {count} safe repairs in this file (no value changes)' },
  turnOff: { zh: '关闭规则 {rule}', en: 'Turn off the rule {rule}' },
} satisfies Record<string, Text>;

/** Two findings may ask for the same change: one wrong number breaks a row and a column. */
function keyOf(title: string, edits: readonly ResolvedEdit[]): string {
  return JSON.stringify([title, edits]);
}

/** The fixes of every finding that touches the range, preferred first; then fix-all; then "turn this rule off". */
export function codeActions(snapshot: Snapshot, range: Span, language: Language): CodeActionItem[] {
  const findings = snapshot.findingsIn(range);
  const items = new Map<string, CodeActionItem>();
  for (const finding of findings) {
    finding.fixes.forEach((fix, index) => {
      const title = render(fix.title, language);
      const key = keyOf(title, fix.edits);
      const isPreferred = index === 0;
      const known = items.get(key);
      if (known === undefined || (isPreferred && !known.isPreferred)) items.set(key, { title, kind: 'quickfix', finding, edits: fix.edits, isPreferred });
    });
  }
  const actions = [...items.values()].sort((a, b) => Number(b.isPreferred) - Number(a.isPreferred));
  const safe = safeEdits(snapshot);
  if (safe.length > 0) {
    const title = render({ text: words.fixAll, args: { count: safe.length } }, language);
    actions.push({ title, kind: 'source.fixAll.disclosureReport', edits: safe, isPreferred: false });
  }
  const turnedOff = new Set<string>();
  for (const finding of findings) {
    if (turnedOff.has(finding.rule)) continue;
    turnedOff.add(finding.rule);
    actions.push({ title: render({ text: words.turnOff, args: { rule: finding.rule } }, language), kind: 'quickfix', finding, edits: [], isPreferred: false, turnOff: finding.rule });
  }
  return actions;
}
