import 'server-only'
import { v5 } from 'uuid'
import type { EventOrigin } from '#lib/caliper/build-event.ts'
import type { TimebackEvent } from '#lib/caliper/envelope.ts'
import type { NewEvent } from '#lib/db/events/outbox.ts'
import { findUser, type UserRow } from '#lib/db/people/users.ts'
import { assert } from '#lib/std/assert.ts'
import type { Deps } from '#lib/timeback/server/deps.ts'

/** True if Caliper events have somewhere to go; else none need be made. */
export function tellsCaliper({ targets }: Deps): boolean {
  return targets?.includes('caliper') ?? false
}

type Happening = Pick<EventOrigin, 'at' | 'course' | 'activity' | 'runId'> & {
  /** What the event's id is derived from. */
  happening: [kind: string, ...rest: string[]]
}

/** What an event says of its origin, with the person as they are known now. */
export async function loadOrigin(
  deps: Deps,
  { student, ...rest }: Happening & { student: string },
): Promise<EventOrigin> {
  const person = await findUser(deps.db, student)
  assert(person, 'what happened to a student happened to one who is known')
  return toOrigin(deps, person, rest)
}

/** The same of a person who was read already. */
export function toOrigin({ config }: Deps, person: UserRow, { happening, ...rest }: Happening): EventOrigin {
  const { id: timebackId, email, name, role } = person
  const [kind, ...parts] = happening
  return {
    ...rest,
    id: deriveId(kind, ...parts),
    generatedId: deriveId(`${kind} metrics`, ...parts),
    app: { name: config.name, sensor: config.sensor },
    student: { timebackId, email, name, role },
  }
}

export function toNewEvent({ id, student }: EventOrigin, body: TimebackEvent): NewEvent {
  return { id, target: 'caliper', studentId: student.timebackId, body }
}

/** This app's namespace for what happened in it; never changes, or what is resent becomes something new. */
const namespace = Uint8Array.from(Buffer.from('5f2f0c0c9f0d5d4c8a3e6b1d7c44e0a1', 'hex'))

/**
 * A UUID (version 5, RFC 9562 §5.5) of what happened: the same parts always give the same id. The first
 * part names the kind, the others identify within it; none may hold a line break.
 */
export function deriveId(...parts: [kind: string, ...rest: string[]]): string {
  return v5(parts.join('\n'), namespace)
}
