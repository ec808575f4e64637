import 'server-only'
import type { RosterChanges } from '#lib/roster/roster-plan.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** Writes the changes of a roster, each kind as one set, however many rows it has. */
export async function applyRoster(
  tx: Prisma.TransactionClient,
  changes: RosterChanges,
  at: Date,
): Promise<void> {
  const { courses, people, classes } = changes
  await addCourses(
    tx,
    courses.filter(({ isNew }) => isNew),
  )
  await changeCourses(
    tx,
    courses.filter(({ isNew }) => !isNew),
    at,
  )
  await addPeople(
    tx,
    people.filter(({ was }) => was === null),
    at,
  )
  await changePeople(
    tx,
    people.filter(({ was }) => was !== null),
    at,
  )
  await tx.class.createMany({
    data: classes.filter(({ isNew }) => isNew).map(({ isNew: _new, ...one }) => ({ ...one })),
  })
  await retitleClasses(
    tx,
    classes.filter(({ isNew }) => !isNew),
  )
  await tx.classCourse.createMany({ data: changes.classCourses, skipDuplicates: true })
  await leave(tx, changes.left)
  await enter(tx, changes.entered)
  await tx.class.deleteMany({ where: { id: { in: changes.endedClasses } } })
}

type Change<Name extends keyof RosterChanges> = RosterChanges[Name]

async function addCourses(tx: Prisma.TransactionClient, courses: Change<'courses'>): Promise<void> {
  if (courses.length === 0) return
  await tx.$executeRaw`
    INSERT INTO course (id, code, title, subject, grade, total_lessons, derives_total, source, roster_id, sort_order)
    SELECT g.id, g.code, g.title, g.subject, g.grade, 1, true, 'school', g."rosterId",
      (SELECT coalesce(max(sort_order), -1) FROM course) + row_number() OVER ()
    FROM jsonb_to_recordset(${JSON.stringify(courses)}::jsonb)
      AS g (id text, code text, title text, subject text, grade int, "rosterId" text)`
}

async function changeCourses(
  tx: Prisma.TransactionClient,
  courses: Change<'courses'>,
  at: Date,
): Promise<void> {
  if (courses.length === 0) return
  await tx.$executeRaw`
    UPDATE course c SET title = g.title, subject = g.subject, grade = g.grade, roster_id = g."rosterId",
      withdrawn_at = CASE WHEN g."isWithdrawn" THEN coalesce(c.withdrawn_at, ${at}) END
    FROM jsonb_to_recordset(${JSON.stringify(courses)}::jsonb)
      AS g (id text, title text, subject text, grade int, "rosterId" text, "isWithdrawn" boolean)
    WHERE c.id = g.id`
}

async function addPeople(tx: Prisma.TransactionClient, people: Change<'people'>, at: Date): Promise<void> {
  if (people.length === 0) return
  await tx.$executeRaw`
    INSERT INTO "user" (id, email, has_email, name, role, roster_id, locked_at, left_at)
    SELECT g.id, g.email, g."hasEmail", g.name, g.role, g."rosterId", CASE WHEN g."isLocked" THEN ${at}::timestamptz END,
      CASE WHEN g."hasLeft" THEN ${at}::timestamptz END
    FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS g (id uuid, email text, "hasEmail" boolean,
      name text, role "role", "rosterId" text, "isLocked" boolean, "hasLeft" boolean)
    ORDER BY g.email`
}

/** Where a list of the settings gives more, that stays and the roster's role waits behind it (`role-change.ts`). */
async function changePeople(tx: Prisma.TransactionClient, people: Change<'people'>, at: Date): Promise<void> {
  if (people.length === 0) return
  await tx.$executeRaw`
    UPDATE "user" u SET email = g.email, has_email = g."hasEmail", name = g.name, roster_id = g."rosterId",
      role = CASE WHEN u.granted_role IS NOT NULL AND u.role > g.role THEN u.role ELSE g.role END,
      granted_role = CASE WHEN u.granted_role IS NOT NULL AND u.role > g.role THEN g.role END,
      locked_at = CASE WHEN g."isLocked" THEN coalesce(u.locked_at, ${at}) END,
      left_at = CASE WHEN g."hasLeft" THEN coalesce(u.left_at, ${at}) END
    FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS g (id uuid, email text, "hasEmail" boolean,
      name text, role "role", "rosterId" text, "isLocked" boolean, "hasLeft" boolean)
    WHERE u.id = g.id`
}

async function retitleClasses(tx: Prisma.TransactionClient, classes: Change<'classes'>): Promise<void> {
  if (classes.length === 0) return
  await tx.$executeRaw`
    UPDATE class c SET title = g.title
    FROM jsonb_to_recordset(${JSON.stringify(classes)}::jsonb) AS g (id uuid, title text) WHERE c.id = g.id`
}

async function leave(tx: Prisma.TransactionClient, left: Change<'left'>): Promise<void> {
  if (left.length === 0) return
  const pairs = JSON.stringify(left)
  // Their place in its groups goes with their place in the class.
  await tx.$executeRaw`
    DELETE FROM class_group_member m USING class_group t, jsonb_to_recordset(${pairs}::jsonb)
      AS g ("classId" uuid, "userId" uuid)
    WHERE t.id = m.group_id AND t.class_id = g."classId" AND m.user_id = g."userId"`
  await tx.$executeRaw`
    DELETE FROM enrollment e USING jsonb_to_recordset(${pairs}::jsonb) AS g ("classId" uuid, "userId" uuid)
    WHERE e.class_id = g."classId" AND e.user_id = g."userId"`
}

/** A class's teacher is a teacher. */
async function enter(tx: Prisma.TransactionClient, entered: Change<'entered'>): Promise<void> {
  if (entered.length === 0) return
  const places = JSON.stringify(entered)
  await tx.$executeRaw`
    INSERT INTO enrollment (class_id, user_id, role)
    SELECT g."classId", g."userId", g.role
    FROM jsonb_to_recordset(${places}::jsonb) AS g ("classId" uuid, "userId" uuid, role "role")
    ON CONFLICT (class_id, user_id) DO UPDATE SET role = excluded.role`
  await tx.$executeRaw`
    UPDATE "user" u SET role = 'teacher'
    FROM jsonb_to_recordset(${places}::jsonb) AS g ("userId" uuid, role "role")
    WHERE u.id = g."userId" AND g.role = 'teacher' AND u.role = 'student'`
}
