import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressTo } from './progress.ts';

/** What a terminal of this width is sent, one entry for each line drawn, without colours. */
function drawn(columns: number, draw: (phase: ReturnType<ReturnType<typeof progressTo>['phase']>) => void): readonly string[] {
  let sent = '';
  const stream = { isTTY: true, columns, write: (text: string) => (sent += text) };
  draw(progressTo(stream as unknown as NodeJS.WriteStream).phase('scenarios'));
  const text = sent.replace(/\u001b\[\d+m/g, '');
  return text.split('\r\u001b[K').slice(1);
}

for (const columns of [1, 12, 20, 40, 80, 200])
  test(`a bar is never wider than a terminal of ${columns} columns`, () => {
    const lines = drawn(columns, (phase) => {
      for (const [done, total] of [
        [0, 197],
        [100, 197],
        [197, 197],
        [198, 197],
        [0, 0],
      ] as const)
        phase.at(done, total);
      phase.note('Setting up: something with a long name that does not fit a narrow terminal');
    });
    assert.equal(lines.length, 7);
    const label = ' scenarios '.length;
    for (const line of lines) assert.ok(line.length <= Math.max(label, columns - 1), `${line.length}: ${line}`);
  });

test('the bar fills with what is done', () => {
  const lines = drawn(80, (phase) => phase.at(1, 2));
  assert.equal(lines.at(-1), ` scenarios ${'█'.repeat(20)}${'░'.repeat(20)} 1/2`);
});
