import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '#e2e/support/fixtures.ts'

test('every line of docs/vr.md works as it stands', async ({ baseURL }) => {
  const text = await readFile(join(import.meta.dirname, '../../docs/vr.md'), 'utf8')
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, lines = '']) => lines)
  expect(blocks.length).toBeGreaterThan(6)
  expect(text.match(/^```/gm), 'blocks that are not run').toHaveLength(2 * blocks.length)
  const script = blocks.join('\necho\n').replace('http://localhost:3000', baseURL ?? '')
  const folder = await mkdtemp(join(tmpdir(), 'cairn-docs-'))
  const run = spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    // Given a socket to read, bash takes itself for a remote shell and reads its own settings.
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await rm(folder, { recursive: true })
  expect(`${run.status} ${run.stderr}`).toBe('0 ')
  const answers = run.stdout.split('\n').join('')
  for (const told of [
    '"completion_mode":"score_entry"',
    '"score":{"raw":92,"max":100,"scaled":0.92},"success_status":"passed","time_spent_seconds":2700',
    '"message":"VR experience completed successfully"',
    '"code":"ALREADY_COMPLETED"',
    '"activity_progress":{"activity_id"',
    '"name":"Student One"',
    '"version":"1.1.0"',
  ])
    expect(answers).toContain(told)
})
