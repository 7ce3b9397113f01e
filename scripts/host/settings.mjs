/** A quiet editor: nothing but the extension under view, nothing that looks for a network. */
const quiet = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** For `npm start`. */
export const startSettings = { ...quiet };

/** For tests: nothing of git, no hot exit, no file watchers beyond need. */
export const testSettings = { ...quiet, 'git.enabled': false, 'files.hotExit': 'off' };

/** For screenshots: a light window with nothing that moves and nothing beside the point. */
export const pictureSettings = {
  ...quiet,
  'breadcrumbs.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.fontSize': 14,
  'editor.hover.above': false,
  'editor.lineHeight': 24,
  'editor.minimap.enabled': false,
  'editor.smoothScrolling': false,
  'editor.stickyScroll.enabled': false,
  'git.enabled': false,
  'window.commandCenter': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.layoutControl.enabled': false,
  'workbench.reduceMotion': 'on',
};
