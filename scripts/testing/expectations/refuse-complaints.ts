import { format } from 'node:util'

type Log = Pick<Console, 'error' | 'warn'>

/** Listens to a log; the function given back throws where an error or a warning was written since it was last called. */
export function refuseComplaints(log: Log): () => void {
  const complaints: string[] = []
  for (const level of ['error', 'warn'] as const) {
    const print = log[level]
    log[level] = (...values: unknown[]) => {
      complaints.push(format(...values))
      print(...values)
    }
  }
  return () => {
    const [first] = complaints.splice(0)
    if (first !== undefined) throw new Error(`The log has what the test does not expect:\n${first}`)
  }
}
