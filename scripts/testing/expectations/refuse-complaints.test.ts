import { expect, it, vi } from 'vitest'
import { refuseComplaints } from './refuse-complaints.ts'

const openLog = () => {
  const log = {
    error: vi.fn<(...values: unknown[]) => void>(),
    warn: vi.fn<(...values: unknown[]) => void>(),
  }
  return { printed: { ...log }, log, expectNone: refuseComplaints(log) }
}

it('refuses what was logged as an error, once, and prints it all the same', () => {
  const { log, printed, expectNone } = openLog()
  expect(expectNone).not.toThrow()
  log.error('the %s is away', 'database')
  expect(printed.error).toHaveBeenCalledWith('the %s is away', 'database')
  expect(expectNone).toThrow('the database is away')
  expect(expectNone).not.toThrow()
})

it('refuses a warning', () => {
  const { log, expectNone } = openLog()
  log.warn('soon away')
  expect(expectNone).toThrow('soon away')
})

it('hears nothing of what a spy takes', () => {
  const { log, expectNone } = openLog()
  const taken = vi.spyOn(log, 'error').mockReturnValue()
  log.error('expected')
  taken.mockRestore()
  expect(expectNone).not.toThrow()
})
