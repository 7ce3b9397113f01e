/** Names of files that may hold reports. */
const reportFile = /\.(txt|gkbg|md)$/i;

/** Whether a file, by its name, may hold reports. */
export function mayHoldReports(name: string): boolean {
  return reportFile.test(name);
}

/** Whether a file or folder is passed over where folders are searched: hidden ones and node_modules. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}
