import 'server-only'
import { after } from 'next/server'

type Task = () => Promise<unknown>

/** Set once when the server starts, and kept where every bundle of the process finds it. */
const holder = globalThis as { cairnAfterChanges?: Task }

/** Has `task` run after the answer to every request that may have changed something. */
export function runAfterChanges(task: Task): void {
  holder.cairnAfterChanges = task
}

/** Called by every route before it answers. */
export function noteChange(request: Request): void {
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (!reads && holder.cairnAfterChanges) after(holder.cairnAfterChanges)
}
