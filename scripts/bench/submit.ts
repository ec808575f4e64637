import type { BenchReport } from '#scripts/bench-report.ts'
import { openTarget } from './submit/drive.ts'
import { adaptiveLoad, bareLoad, checkRows, heartbeatLoad, linearLoad, pageLoad } from './submit/loads.ts'
import { type Compared, compareInRounds, type Ratio, readRounds } from './submit/rounds.ts'
import { openSchool } from './submit/school.ts'
import { openServers } from './submit/servers.ts'

/** As many as a class has browsers that answer at the same moment. */
const connections = 16

/**
 * Whole requests to the production build, signed in and kept in the embedded database, beside a bare Next app on the
 * same: `[--rounds N] [--ms N]`, a measurement being so many milliseconds, of a page half as many. `*.throughput` and `submit.adaptive` are
 * requests a second as a multiple of those of a handler with one Prisma create, `page.*` the time of a page as a
 * multiple of a bare page's. Fails where an answer has left no row.
 */
export async function bench(args: string[]): Promise<BenchReport> {
  const { rounds, ms } = readRounds(args, 600)
  const servers = await openServers()
  const [app, bare] = [openTarget(servers.app, connections), openTarget(servers.bare, connections)]
  const [appPage, barePage] = [openTarget(servers.app, 1), openTarget(servers.bare, 1)]
  const school = await openSchool(app, servers.app, servers.databaseUrl)
  const counts = { creates: 0, linear: 0, adaptive: 0, heartbeats: 0 }
  const create = bareLoad(bare, '/create', counts)
  const page = pageLoad(barePage, {
    ...{ name: 'bare page', texts: ['A bare page'], next: () => ({ path: '/' }) },
  })
  let turn = 0
  const pupil = () => ({ cookie: school.pupils[turn++ % school.pupils.length]?.cookie ?? '' })
  const [lesson] = school.linear
  const posted = (
    [
      ['submit.throughput', linearLoad(app, school, counts)],
      ['submit.adaptive', adaptiveLoad(app, school, counts)],
      ['heartbeat.throughput', heartbeatLoad(app, school, counts)],
      ['submit.floor', bareLoad(bare, '/empty', counts)],
    ] as const
  ).map(([ratio, load]): Ratio => ({ ratio, load, of: 'speed' }))
  const pages = [
    {
      ...{ name: 'lessons', texts: school.linear },
      next: () => ({ path: '/lessons', ...pupil() }),
    },
    {
      ...{ name: 'question', texts: [lesson ?? ''] },
      next: () => ({ path: `/lessons/${lesson}`, ...pupil() }),
    },
    {
      ...{ name: 'class', texts: school.pupils.map(({ name }) => name) },
      next: () => ({ path: `/teacher/classes/${school.classId}`, cookie: school.teacherCookie }),
    },
  ].map((each): Ratio => ({ ratio: `page.${each.name}`, load: pageLoad(appPage, each), of: 'time' }))
  // Pages apart: what drawing them leaves behind would be swept up in the time of the next answers.
  const compared = [
    ...(await compareInRounds(posted, { beside: create, rounds, ms })),
    ...(await compareInRounds(pages, { beside: page, rounds, ms: ms / 2 })),
  ]
  await checkRows(school.database, school, counts)
  await school.database.end()
  for (const target of [app, bare, appPage, barePage]) target.close()
  await servers.close()
  return {
    text: toText(compared, rounds),
    ratios: Object.fromEntries(compared.map(({ ratio, median }) => [ratio, median])),
  }
}

function toText(compared: readonly Compared[], rounds: number): string {
  const rows = compared.map(({ load, ratio, of, perSecond, besidePerSecond, median, all }) =>
    [
      ...[
        load.name,
        perSecond.toFixed(0),
        `${of === 'speed' ? 'bare create' : 'bare page'}, ${besidePerSecond.toFixed(0)}`,
      ],
      ...[`${ratio} ${median.toFixed(2)}`, all.map((each) => each.toFixed(2)).join(' ')],
    ].join(' | '),
  )
  return [
    `Requests a second, median of ${rounds} rounds: ${connections} connections for what is posted, one for pages.`,
    '',
    '| request | a second | beside | ratio | in each round |',
    '| --- | ---: | ---: | ---: | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n')
}
