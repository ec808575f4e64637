import 'server-only'
import type { Database } from '#lib/db/client.ts'
import { recordAudit } from '#lib/db/school/audit.ts'
import type { Prisma } from '#prisma/generated/client.ts'

type By = { byId: string; at: Date }

/** Children without an address who learn in a class, those who are locked left out. */
const childrenOf = (classId: string) =>
  ({
    enrollments: { some: { classId, role: 'student' } },
    ...{ hasEmail: false, role: 'student', lockedAt: null },
  }) as const satisfies Prisma.UserWhereInput

/** … by name, with whether they can sign in. */
export async function listChildren(db: Database, classId: string) {
  const rows = await db.user.findMany({
    where: childrenOf(classId),
    select: { id: true, name: true, childKey: { select: { userId: true } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, name, childKey }) => ({ id, name, hasKey: childKey !== null }))
}

/** The code of a class; `null` while nobody can sign in by it. */
export async function findClassCode(db: Database, classId: string): Promise<string | null> {
  const found = await db.class.findUnique({ where: { id: classId }, select: { signInCode: true } })
  return found?.signInCode ?? null
}

/** Enters children into a class by an address under `.invalid` that nobody has. */
export async function addChildren(
  db: Database,
  { classId, names, byId, at }: By & { classId: string; names: readonly string[] },
): Promise<{ id: string; name: string }[]> {
  const children = names.map((name) => ({ id: crypto.randomUUID(), name }))
  await db.$transaction(async (tx) => {
    await tx.user.createMany({
      data: children.map(({ id, name }) => ({
        ...{ id, name, hasEmail: false, role: 'student' as const },
        email: `child-${id}@${classId}.invalid`,
      })),
    })
    await tx.enrollment.createMany({
      data: children.map(({ id: userId }) => ({ classId, userId, role: 'student' as const })),
    })
    await recordAudit(
      tx,
      children.map(({ id }) => ({
        ...{ byId, at, classId, studentId: id, action: 'people.added' as const },
        ...{ subject: { kind: 'person' as const, id }, after: { role: 'student', hasEmail: false } },
      })),
    )
  })
  return children
}

type Key = { userId: string; cardHash: string; picturesHash: string }

/** Gives children their keys, new ones in the place of old, and the class a code where it has none; returns the code. */
export async function saveChildKeys(
  db: Database,
  { classId, code, keys, byId, at }: By & { classId: string; code: string; keys: readonly Key[] },
): Promise<string> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM class WHERE id = ${classId}::uuid FOR UPDATE`
    await tx.class.updateMany({ where: { id: classId, signInCode: null }, data: { signInCode: code } })
    await tx.childKey.deleteMany({ where: { userId: { in: keys.map(({ userId }) => userId) } } })
    await tx.childKey.createMany({ data: keys.map((key) => ({ ...key, madeAt: at })) })
    const subject = { kind: 'class', id: classId } as const
    const after = { childKeys: keys.length }
    await recordAudit(tx, [{ byId, at, classId, subject, action: 'class.changed', after }])
    const { signInCode } = await tx.class.findUniqueOrThrow({
      where: { id: classId },
      select: { signInCode: true },
    })
    return signInCode ?? code
  })
}

/** Nobody signs in by this class any more; the keys of its children are gone. */
export async function endChildKeys(
  db: Database,
  { classId, byId, at }: By & { classId: string },
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.childKey.deleteMany({ where: { user: { enrollments: { some: { classId, role: 'student' } } } } })
    await tx.class.updateMany({ where: { id: classId }, data: { signInCode: null } })
    const subject = { kind: 'class', id: classId } as const
    await recordAudit(tx, [{ byId, at, classId, subject, action: 'class.changed', after: { childKeys: 0 } }])
  })
}

/** The class of a code, with the children who can sign in by it; `null` where the school has that off. */
export async function findClassOfCode(db: Database, signInCode: string) {
  const found = await db.class.findUnique({ where: { signInCode }, select: { id: true, title: true } })
  if (!found || !(await isChildSignInOn(db))) return null
  const children = (await listChildren(db, found.id)).filter(({ hasKey }) => hasKey)
  return { title: found.title, children: children.map(({ id, name }) => ({ id, name })) }
}

export async function isChildSignInOn(db: Database): Promise<boolean> {
  return (await db.organisation.count({ where: { childSignIn: true } })) > 0
}

/** The child whose key it is, while their class has a code; by the card, or by the class's code, name and pictures. */
export async function findChildOfKey(
  db: Database,
  key: { cardHash: string } | { signInCode: string; userId: string; picturesHash: string },
): Promise<{ id: string } | null> {
  const inClass = { signInCode: 'signInCode' in key ? key.signInCode : { not: null } }
  const child = { hasEmail: false, role: 'student', lockedAt: null } as const
  const place = { role: 'student', class: inClass } as const
  const found = await db.childKey.findFirst({
    where: {
      ...('cardHash' in key
        ? { cardHash: key.cardHash }
        : { userId: key.userId, picturesHash: key.picturesHash }),
      user: { ...child, enrollments: { some: place } },
    },
    select: { userId: true },
  })
  return found && (await isChildSignInOn(db)) ? { id: found.userId } : null
}
