/** The most memory that this process holds while something is measured. */

const LOOK_EVERY_MS = 100;

/** Begins to look. @returns Ends looking and gives the most that was resident, in MiB. */
export function watchMemory(): () => number {
  let most = process.memoryUsage.rss();
  const looking = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(looking);
    return Math.max(most, process.memoryUsage.rss()) / 2 ** 20;
  };
}
