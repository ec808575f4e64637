import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '#prisma/generated/client.ts'

// As many connections as the app opens unless it is told otherwise.
const adapter = new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 10 })
const db = new PrismaClient({ adapter })

/** What is posted becomes one row: the least that keeping an answer can be with Prisma. */
export async function POST(request: Request): Promise<Response> {
  const body = await request.json()
  const { id } = await db.caliperEvent.create({
    data: { id: crypto.randomUUID(), clientId: 'bench', sensor: 'bench', eventTime: new Date(), body },
    select: { id: true },
  })
  return Response.json({ id })
}
