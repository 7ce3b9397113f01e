/** What VS Code says by itself in this host and means nothing: no gallery, no native modules, steps of the connection. */
const NOISE = [
  /^(Resolv(ing|ed) connection token|Creating a socket|\[reconnection-grace-time\]|Updating additional builtin|\[Service Worker\])/,
  /^\[(AgentHost|AccountPolicyGate|DefaultAccount)[^\]]*\]|^Creation of workbench contribution/,
  /Could not locate the bindings file|native-watchdog|Release\/watchdog|@vscode\/spdlog/,
  /^getaddrinfo |^Failed to fetch|\bopen-vsx\.org\b|extensions? gallery/i,
];

/** A stack that stands in VS Code's own code. */
const INTERNALS = /extensionHostProcess\.js|workbench\/workbench\.js/;

/** Whether a line of the log has nothing to do with the code under test, which stands in `own` folders. */
export function isNoise(text, own) {
  return NOISE.some((pattern) => pattern.test(text)) || (INTERNALS.test(text) && !own.some((folder) => text.includes(folder)));
}
