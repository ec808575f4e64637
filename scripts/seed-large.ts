// `npm run seed:large`: a school of 2,000 students and a million answers, to see how the app bears it.
import pg from 'pg'
import { findDatabaseUrl } from './qti/import.ts'
import { fillSchool, largeSchool } from './seed-large/fill-school.ts'

const url = await findDatabaseUrl()
if (url.ok) await seedLarge(url.value)
else {
  console.error(url.error)
  process.exitCode = 1
}

/** Refuses a database in which real people are: these would stand among them. */
async function seedLarge(databaseUrl: string): Promise<void> {
  const database = new pg.Client(databaseUrl)
  await database.connect()
  try {
    const { rows } = await database.query<{ real: number; large: boolean }>(
      `SELECT count(*) FILTER (WHERE email NOT LIKE '%@example.com')::int AS real,
         coalesce(bool_or(email LIKE 'large-%@example.com'), false) AS large FROM "user"`,
    )
    const [found] = rows
    if (found?.real || found?.large) {
      const why = found.real ? `${found.real} people are in this database` : 'this database was filled before'
      console.error(`${why}: a large school is only put beside the demo accounts.`)
      process.exitCode = 1
      return
    }
    const startedAt = performance.now()
    const answers = await fillSchool(database, largeSchool, (done, all) => {
      if (done % 10 === 0 || done === all) console.log(`${done} of ${all} classes`)
    })
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
    console.log(`${largeSchool.students} students, ${answers} answers, in ${seconds} s`)
  } finally {
    await database.end()
  }
}
