import { builtInAdapter } from '../../adapters/built-in/index.ts';
import { registerAdapter } from '../../adapters/index.ts';

/*
 * An adapter that can run scenarios and offers nothing else: the built-in desk without load, exercise, documents and faults. Preload it by
 * `node --import`, which reaches the runner threads too.
 */
registerAdapter('scenarios-only', (options) => {
  const whole = builtInAdapter(options);
  return {
    name: 'scenarios-only',
    reaches: whole.reaches,
    absent: whole.absent,
    unreached: whole.unreached,
    values: whole.values,
    open: async (request) => ({ ...(await whole.open(request)), name: 'A desk of somebody else' }),
    get pid() {
      return whole.pid;
    },
    start: () => whole.start?.(),
    close: async () => whole.close(),
  };
});
