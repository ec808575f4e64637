/**
 * What no room of these may import, whatever becomes of the table: said apart from it, so that a slip in the table is
 * seen. The name of a folder stands for all rooms in it.
 */
export const never: { rooms: string[]; mayNotImport: string[] }[] = [
  { rooms: ['lib/std'], mayNotImport: ['zod', 'lib/qti/item', 'lib/timeback/contract'] },
  { rooms: ['lib/qti'], mayNotImport: ['zod', 'lib/powerpath', 'lib/timeback/contract', 'lib/caliper'] },
  { rooms: ['lib/qti/item'], mayNotImport: ['lib/qti/read', 'lib/qti/run', 'lib/qti/show', 'lib/qti/xml'] },
  { rooms: ['lib/qti/item/public'], mayNotImport: ['lib/qti/item/item.ts', 'lib/qti/text-pattern'] },
  { rooms: ['lib/qti/run', 'lib/qti/check'], mayNotImport: ['lib/qti/xml', 'lib/qti/read', 'lib/qti/show'] },
  { rooms: ['lib/qti/show'], mayNotImport: ['lib/qti/xml/parse-xml.ts', 'lib/qti/read', 'lib/qti/check'] },
  { rooms: ['lib/powerpath', 'lib/learning-time'], mayNotImport: ['zod', 'lib/qti/item', 'lib/caliper'] },
  { rooms: ['lib/caliper'], mayNotImport: ['lib/xapi'] },
  { rooms: ['lib/xapi'], mayNotImport: ['lib/caliper'] },
  { rooms: ['lib/timeback/contract'], mayNotImport: ['lib/qti/run', 'lib/qti/item/item.ts'] },
  {
    rooms: [
      ...['lib/std', 'lib/qti', 'lib/powerpath', 'lib/learning-time', 'lib/caliper', 'lib/xapi', 'lib/vr'],
      ...['lib/timeback/contract', 'lib/timeback/client'],
    ],
    mayNotImport: [
      ...['react', 'server-only', 'node:fs', 'node:crypto', 'lib/env.ts', 'lib/db', 'lib/auth'],
      ...['lib/timeback/server', 'lib/timeback/server/lessons', 'prisma/generated', '@prisma/client'],
    ],
  },
  {
    rooms: ['components', 'lib/timeback/client'],
    mayNotImport: [
      ...['zod', 'server-only', 'lib/qti/item/item.ts', 'lib/qti/run', 'lib/qti/read', 'lib/qti/xml'],
      ...['lib/powerpath', 'lib/db', 'lib/timeback/server', 'lib/teacher', 'lib/auth', 'prisma/generated'],
    ],
  },
  { rooms: ['components/lesson', 'components/vr'], mayNotImport: ['lib/timeback/client'] },
  { rooms: ['components/ui', 'components/qti', 'components/timeback'], mayNotImport: ['components/lesson'] },
  {
    rooms: ['lib/timeback/server'],
    mayNotImport: [
      ...['next/server', 'lib/auth', 'lib/http', 'lib/timeback/client', 'components/ui', '@prisma/client'],
      ...['prisma/generated', 'pg', 'react'],
    ],
  },
  {
    rooms: ['people', 'courses', 'items', 'limits', 'gradebook', 'outbox', 'content'].map(
      (name) => `lib/timeback/server/${name}`,
    ),
    mayNotImport: ['lib/timeback/server/lessons', 'lib/timeback/server/wire', 'lib/timeback/server/remote'],
  },
  {
    rooms: ['lib/timeback/server/lessons'],
    mayNotImport: ['wire', 'remote', 'activity', 'content', 'vr'].map(
      (name) => `lib/timeback/server/${name}`,
    ),
  },
  {
    rooms: ['lib/timeback/server/remote/upstream'],
    mayNotImport: ['lib/db', 'lib/env.ts', 'lib/timeback/server/lessons'],
  },
  { rooms: ['lib/db'], mayNotImport: ['lib/timeback/server', 'lib/auth', 'next/headers'] },
  { rooms: ['lib/auth', 'lib/teacher'], mayNotImport: ['@prisma/client', 'lib/http', 'lib/qti/run'] },
  { rooms: ['lib/http'], mayNotImport: ['lib/db', 'react', 'app'] },
  { rooms: ['app'], mayNotImport: ['lib/db', 'prisma/generated', '@prisma/client', 'pg', 'lib/powerpath'] },
]
