/** Microseconds of processor time of this thread, the least of three: what else runs on the machine only adds. */
export function processorTimeOf(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return user + system;
  });
  return Math.min(...times);
}
