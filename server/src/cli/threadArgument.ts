/** The first argument of a thread that checks. In a file of its own: the rest is loaded only where there are threads. */
export const threadArgument = '--check-thread';
