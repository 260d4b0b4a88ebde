const ending = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Cleans up before one of the signals that end a program does so; the status is still that of the signal. Gives back what
 * stops that.
 */
export function beforeSignalEnds(clean: () => void): () => void {
  const listeners = ending.map((signal) => {
    const listener = (): void => {
      release();
      clean();
      process.kill(process.pid, signal);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  const release = (): void => {
    for (const stop of listeners) stop();
  };
  return release;
}
