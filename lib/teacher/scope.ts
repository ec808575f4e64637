import 'server-only'
import type { Actor } from '#lib/auth/actor.ts'
import type { ClassRow, ClassScope } from '#lib/db/people/classes.ts'
import { assert } from '#lib/std/assert.ts'
import type { StudentRef } from './model.ts'

/** What a teacher may see: the classes they teach; an administrator sees all. */
export function scopeOf(actor: Actor): ClassScope {
  assert(actor.role !== 'student', 'a student was turned away before')
  return actor.role === 'admin' ? 'all' : { teacherId: actor.timebackId }
}

export function toStudentRef({ id, name, email }: ClassRow['students'][number]): StudentRef {
  return { timebackId: id, name, email }
}
