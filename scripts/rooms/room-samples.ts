import { qtiSamples } from './qti-samples.ts'

/** What some imports of each room are; written by hand and apart from the table, so that a slip in the table is seen. */
export const samples: Record<string, Sample> = {
  'lib/std': {
    legal: ['./x.ts'],
    forbidden: ['zod', 'react', '#lib/qti/item/item.ts', 'node:fs', '../env.ts'],
  },
  ...qtiSamples,
  'lib/powerpath': {
    legal: ['#lib/std/random.ts'],
    forbidden: ['#lib/qti/item/item.ts', 'zod', '#lib/db/x.ts', '#lib/timeback/contract/lesson.ts'],
  },
  'lib/learning-time': {
    legal: ['#lib/std/result.ts'],
    forbidden: ['zod', '#lib/powerpath/x.ts', '#lib/db/x.ts'],
  },
  'lib/caliper': { legal: ['#lib/std/result.ts', 'zod'], forbidden: ['#lib/xapi/x.ts', '#lib/db/x.ts'] },
  'lib/xapi': { legal: ['#lib/std/result.ts', 'zod'], forbidden: ['#lib/caliper/x.ts', '#lib/db/x.ts'] },
  'lib/vr': {
    legal: ['#lib/std/result.ts', '#lib/timeback/contract/vr.ts'],
    forbidden: ['zod', '#lib/xapi/x.ts', '#lib/db/x.ts', '#lib/timeback/server/x.ts', 'node:crypto'],
  },
  'lib/timeback/contract': {
    legal: ['#lib/qti/item/public/public-item.ts', 'zod'],
    forbidden: ['#lib/qti/run/x.ts', '#lib/timeback/server/x.ts', '#lib/timeback/client/x.ts', 'react'],
  },
  'lib/timeback/config': { legal: ['zod', 'node:fs/promises'], forbidden: ['#lib/db/x.ts', '#lib/env.ts'] },
  'lib/timeback/client': {
    legal: ['#lib/timeback/contract/lesson.ts', '#lib/std/result.ts'],
    forbidden: ['zod', 'react', '#lib/timeback/server/x.ts', '#lib/db/x.ts', 'server-only'],
  },
  ...layers('lib/timeback/client', ['environment', 'wire', 'time', 'kept', 'session', 'player'], {
    legal: ['#lib/std/store.ts', '#lib/timeback/contract/lesson.ts'],
    forbidden: [
      ...['zod', 'react', '#lib/timeback/client/index.ts'],
      '#lib/timeback/client/create-timeback-client.ts',
    ],
  }),
  'lib/timeback/server': {
    legal: ['server-only', '#lib/db/x.ts', '#lib/timeback/server/lessons/x.ts', '#lib/env.ts'],
    forbidden: [
      '#lib/timeback/client/x.ts',
      '@prisma/client',
      '#prisma/generated/client.ts',
      'next/server',
      '#lib/auth/x.ts',
    ],
  },
  ...serverRooms({
    people: { legal: [], forbidden: ['#lib/qti/run/x.ts', ...verbs('lessons', 'courses')] },
    courses: { legal: [], forbidden: ['#lib/qti/run/x.ts', ...verbs('lessons', 'people')] },
    items: { legal: ['#lib/qti/run/x.ts'], forbidden: ['#lib/powerpath/x.ts', ...verbs('lessons')] },
    limits: { legal: ['rate-limiter-flexible'], forbidden: verbs('lessons', 'applications') },
    gradebook: { legal: ['#lib/powerpath/x.ts'], forbidden: ['#lib/qti/x.ts', ...verbs('lessons')] },
    outbox: { legal: ['#lib/caliper/x.ts'], forbidden: ['#lib/xapi/x.ts', ...verbs('lessons', 'remote')] },
    content: { legal: ['#lib/qti/x.ts', 'fflate'], forbidden: verbs('lessons', 'items', 'gallery') },
    gallery: { legal: verbs('items', 'content'), forbidden: verbs('lessons', 'wire') },
    applications: { legal: verbs('limits'), forbidden: verbs('lessons', 'wire') },
    lessons: {
      legal: verbs('people', 'courses', 'items', 'limits', 'gradebook', 'outbox'),
      forbidden: ['#lib/learning-time/x.ts', ...verbs('wire', 'remote', 'activity', 'content')],
    },
    activity: {
      legal: ['#lib/learning-time/x.ts', ...verbs('courses', 'lessons', 'outbox')],
      forbidden: ['#lib/qti/x.ts', ...verbs('wire', 'vr')],
    },
    vr: {
      legal: ['#lib/vr/x.ts', '#lib/xapi/x.ts', ...verbs('courses', 'outbox')],
      forbidden: ['#lib/qti/x.ts', ...verbs('lessons', 'activity')],
    },
    wire: {
      legal: ['#lib/caliper/x.ts', ...verbs('lessons', 'items')],
      forbidden: ['#lib/qti/x.ts', ...verbs('remote', 'content')],
    },
    remote: {
      legal: ['#lib/qti/x.ts', ...verbs('lessons', 'items', 'outbox')],
      forbidden: verbs('wire', 'activity'),
    },
  }),
  'lib/timeback/server/remote/upstream': {
    legal: ['#lib/timeback/contract/lesson.ts', 'zod', 'server-only'],
    forbidden: [...verbs('lessons', 'wire'), '#lib/db/x.ts', '#lib/qti/x.ts', '#lib/env.ts', 'next/server'],
  },
  'lib/db': {
    legal: ['#prisma/generated/client.ts', '@prisma/adapter-pg', '#lib/env.ts', 'server-only'],
    forbidden: ['#lib/timeback/server/x.ts', 'next/headers', '#lib/auth/x.ts', '#components/ui/x.tsx'],
  },
  'lib/auth': {
    legal: ['next-auth', 'next-auth/providers/google', '#lib/db/x.ts', 'next/headers'],
    forbidden: ['@prisma/client', '#lib/timeback/server/x.ts', '#lib/http/x.ts'],
  },
  'lib/teacher': {
    legal: ['#lib/db/x.ts', '#lib/timeback/server/x.ts', 'server-only', 'react'],
    forbidden: ['@prisma/client', '#lib/http/x.ts', '#lib/qti/run/x.ts', 'next/navigation'],
  },
  'lib/http': {
    legal: [
      '#lib/auth/x.ts',
      '#lib/timeback/contract/domain-error.ts',
      'zod',
      'next/server',
      '#lib/db/database-failure.ts',
    ],
    forbidden: ['#lib/db/x.ts', '#lib/timeback/server/x.ts', 'react', '#app/page.tsx'],
  },
  'components/ui': {
    legal: ['react', 'clsx', 'next/link'],
    forbidden: ['#lib/std/result.ts', '#lib/qti/item/public/x.ts', 'zod'],
  },
  'components/qti': {
    legal: ['react', '#lib/qti/item/public/public-item.ts', '#components/ui/button.tsx'],
    forbidden: [
      '#lib/qti/run/x.ts',
      '#lib/qti/read/x.ts',
      'zod',
      '#lib/db/x.ts',
      '#components/timeback/x.ts',
    ],
  },
  ...layers(
    'components/qti',
    ['content', 'answer', 'review', 'pairing', 'graphics', 'files', 'custom', 'interactions'],
    {
      legal: ['react', '#lib/qti/item/public/public-item.ts', '#components/ui/button.tsx'],
      forbidden: ['zod', '#lib/qti/run/x.ts', '#components/qti/qti-item.tsx', '#components/timeback/x.ts'],
    },
  ),
  'components/timeback': {
    legal: ['react', 'idb', '#lib/timeback/client/index.ts', '#lib/timeback/contract/lesson.ts'],
    forbidden: [
      '#lib/timeback/client/session/x.ts',
      'zod',
      '#lib/timeback/server/x.ts',
      '#components/lesson/x.tsx',
      '#lib/db/x.ts',
    ],
  },
  'components/lesson': {
    legal: ['#components/qti/x.tsx', '#components/timeback/x.ts', 'next/navigation'],
    forbidden: [
      'zod',
      '#lib/timeback/client/x.ts',
      '#lib/qti/item/public/x.ts',
      '#lib/powerpath/x.ts',
      '#lib/db/x.ts',
    ],
  },
  ...layers('components/lesson', ['delivery', 'list', 'review', 'finish', 'play'], {
    legal: ['#components/qti/x.tsx', '#components/timeback/x.ts', 'next/navigation'],
    forbidden: ['zod', '#lib/timeback/client/index.ts', '#lib/qti/item/public/x.ts', '#lib/db/x.ts'],
  }),
  'components/forms': {
    legal: ['react', '#components/ui/x.tsx', '#lib/timeback/contract/domain-error.ts'],
    forbidden: ['#components/vr/x.tsx', '#components/lesson/x.tsx', '#lib/db/client.ts', 'next/navigation'],
  },
  'components/vr': {
    legal: [
      ...['#components/ui/x.tsx', '#components/forms/x.tsx', '#lib/timeback/contract/vr.ts'],
      'next/navigation',
    ],
    forbidden: [
      'zod',
      '#lib/vr/x.ts',
      '#lib/timeback/server/x.ts',
      '#lib/db/x.ts',
      '#components/lesson/x.tsx',
    ],
  },
  'components/teacher': {
    legal: ['#lib/teacher/model.ts', '#components/ui/x.tsx'],
    forbidden: ['#lib/teacher/read.ts', '#lib/db/x.ts', 'zod', '#components/lesson/x.tsx'],
  },
  app: {
    legal: [
      '#lib/timeback/server/x.ts',
      '#lib/auth/x.ts',
      '#components/lesson/x.tsx',
      'next/server',
      './x.ts',
    ],
    forbidden: [
      '#lib/db/x.ts',
      '#prisma/generated/client.ts',
      '@prisma/client',
      '#lib/powerpath/x.ts',
      '../lib/env.ts',
    ],
  },
}

type Sample = { legal: string[]; forbidden: string[] }

function verbs(...names: string[]): string[] {
  return names.map((name) => `#lib/timeback/server/${name}/x.ts`)
}

/** Each room of use cases, with what all of them may import and what none may. */
function serverRooms(own: Record<string, Sample>): Record<string, Sample> {
  const entries = Object.entries(own).map(([name, { legal, forbidden }]) => [
    `lib/timeback/server/${name}`,
    {
      legal: ['server-only', '#lib/db/x.ts', '#lib/timeback/server/deps.ts', ...legal],
      forbidden: [
        ...['@prisma/client', '#prisma/generated/client.ts', 'next/server', '#lib/auth/x.ts'],
        ...['#lib/timeback/client/x.ts', '#lib/timeback/server/timeback.ts', ...forbidden],
      ],
    },
  ])
  return Object.fromEntries(entries)
}

/** Each folder imports those before it, and neither those after it nor what puts them together. */
function layers(room: string, names: string[], { legal, forbidden }: Sample): Record<string, Sample> {
  const files = names.map((name) => `#${room}/${name}/x.ts`)
  const entries = names.map((name, index) => [
    `${room}/${name}`,
    {
      legal: [...legal, ...files.slice(0, index + 1)],
      forbidden: [...forbidden, ...files.slice(index + 1)],
    },
  ])
  return Object.fromEntries(entries)
}
