import 'server-only'
import { createKeyedQueue } from '#lib/std/keyed-queue.ts'

const queue = createKeyedQueue()

/**
 * Has what this process does to one student's time wait in line, so that waiting for the database's lock
 * takes one connection and not all of them.
 */
export function inTurn<T>(student: string, task: () => Promise<T>): Promise<T> {
  return queue(student, task)
}
