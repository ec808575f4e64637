import { expect, it } from 'vitest'
import { bench } from './teacher.ts'

it('the bench of a teacher’s pages refuses a time that is no number, before anything is built', async () => {
  await expect(bench(['--ms', '0'])).rejects.toThrow('--ms is a whole number from 1 on')
})
