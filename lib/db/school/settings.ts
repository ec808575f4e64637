import 'server-only'
import type { Database } from '#lib/db/client.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { recordAudit } from './audit.ts'

/** The one row of the school itself. */
const school = { id: 'school' } as const

const columns = {
  ...{
    name: true,
    language: true,
    signInPolicy: true,
    signInDomains: true,
    childSignIn: true,
    setUpAt: true,
  },
  ...{ signInDays: true, auditDays: true, messageDays: true, leaverDays: true },
} satisfies Prisma.OrganisationSelect

export type SchoolRow = Prisma.OrganisationGetPayload<{ select: typeof columns }>

export async function readSchool(db: Prisma.TransactionClient): Promise<SchoolRow> {
  return db.organisation.findUniqueOrThrow({ where: school, select: columns })
}

/** Changes what is named, with the entry of what it was; what changes nothing leaves none. */
export async function changeSchool(
  db: Database,
  { byId, at, change }: { byId: string; at: Date; change: Partial<SchoolRow> },
): Promise<SchoolRow> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM organisation FOR UPDATE`
    const before = await readSchool(tx)
    const after = await tx.organisation.update({ where: school, data: change, select: columns })
    const [was, is] = [told(before), told(after)]
    if (JSON.stringify(was) !== JSON.stringify(is))
      await recordAudit(tx, [
        {
          byId,
          at,
          action: 'school.changed',
          subject: { kind: 'school', ...school },
          before: was,
          after: is,
        },
      ])
    return after
  })
}

const told = ({ setUpAt, ...settings }: SchoolRow) => ({
  ...settings,
  setUpAt: setUpAt?.toISOString() ?? null,
})

/** Nothing was set up and nobody made a class: it is the first minute. */
export async function isNewSchool(db: Database): Promise<boolean> {
  const found = await db.$queryRaw<{ isNew: boolean }[]>`SELECT set_up_at IS NULL
    AND NOT EXISTS (SELECT FROM class) AS "isNew" FROM organisation`
  return found[0]?.isNew ?? false
}
