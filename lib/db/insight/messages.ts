import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { prepare, query } from '#lib/db/statement.ts'

export type MessageRow = {
  id: string
  at: Date
  from: string | null
  lesson: { id: string; name: string } | null
  text: string
}

/** What a student was told and has not read, the oldest first. */
export function listUnreadMessages(db: Database, studentId: string): Promise<MessageRow[]> {
  return query<MessageRow, string>(db, unread, studentId)
}

const unread = prepare<string>(
  'list-unread-messages',
  ($) => `SELECT m.id, m.at, u.name AS "from", m.text,
      CASE WHEN l.id IS NOT NULL THEN json_build_object('id', l.id, 'name', l.title) END AS lesson
    FROM message m LEFT JOIN "user" u ON u.id = m.from_id LEFT JOIN lesson l ON l.id = m.lesson_id
    WHERE m.student_id = ${$((id) => id, 'uuid')} AND m.read_at IS NULL ORDER BY m.at, m.id`,
  ['at'],
)

/** False where there is no such message to this student; read again it keeps when it was read first. */
export async function markMessageRead(
  db: Database,
  { id, studentId, at }: { id: string; studentId: string; at: Date },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await tx.message.updateMany({ where: { id, studentId, readAt: null }, data: { readAt: at } })
    return (await tx.message.count({ where: { id, studentId } })) > 0
  })
}
