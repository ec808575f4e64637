/**
 * The direction of dependency, as data. Lower rooms know nothing of higher ones:
 * std ← qti, powerpath, learning-time ← timeback/contract ← timeback/client, vr, timeback/server ← http, components ← app.
 * `scripts/rooms.mjs --write` turns this table into Biome overrides; docs/architecture.md draws it.
 */

/** @typedef {{ mayImport: string[], pure?: true }} Room */

const std = '#lib/std/**'
const env = '#lib/env.ts'
const contract = '#lib/timeback/contract/**'
/** What is typed is read alike where it is entered and where it is scored. */
const typed = '#lib/qti/typed/**'
const textPattern = '#lib/qti/text-pattern/**'
const qtiItem = '#lib/qti/item/**'
const serverOnly = ['server-only', 'node:crypto']
/** What every use case has: rows, the wire's words, and the world as an argument. */
const useCase = [std, contract, '#lib/db/**', '#lib/timeback/server/deps.ts', ...serverOnly]
const server = (...names) => names.map((name) => `#lib/timeback/server/${name}/**`)
const react = ['react', 'react/**', 'react-dom', 'clsx', 'lucide-react', 'next/link']
const question = [...react, std, '#components/ui/**', '#lib/qti/item/public/**', typed]
const lesson = [
  ...[...react, 'next/navigation', std, contract],
  ...['#components/ui/**', '#components/qti/**', '#components/timeback/**'],
]
const form = [...react, 'next/navigation', std, '#components/ui/**', '#components/forms/**', contract]

/**
 * What each room may import besides itself. A `pure` room also has no clock, chance, network or page:
 * those are parameters.
 * @type {Record<string, Room>}
 */
export const rooms = {
  'lib/std': { mayImport: [], pure: true },
  'lib/qti/text-pattern': { mayImport: [std], pure: true },
  'lib/qti/item': { mayImport: [std, textPattern], pure: true },
  // What a browser knows of an item: it holds no key, and brings no parser and no scorer along.
  'lib/qti/item/public': { mayImport: [std, '#lib/qti/item/value.ts'], pure: true },
  'lib/qti/typed': { mayImport: [std, qtiItem], pure: true },
  'lib/qti/xml': { mayImport: [std, qtiItem, 'fast-xml-parser'], pure: true },
  'lib/qti/read': { mayImport: [std, qtiItem, typed, textPattern, '#lib/qti/xml/**'], pure: true },
  'lib/qti/run': { mayImport: [std, qtiItem, typed, textPattern], pure: true },
  'lib/qti/show': {
    mayImport: [std, qtiItem, '#lib/qti/run/**', '#lib/qti/xml/write-element.ts'],
    pure: true,
  },
  'lib/qti/check': { mayImport: [std, qtiItem, '#lib/qti/run/**'], pure: true },
  'lib/qti/write': { mayImport: [std, qtiItem, '#lib/qti/xml/**', '#lib/qti/read/**'], pure: true },
  'lib/qti/fixtures': { mayImport: [std, qtiItem, '#lib/qti/read/**'], pure: true },
  'lib/powerpath': { mayImport: [std], pure: true },
  'lib/learning-time': { mayImport: [std], pure: true },
  'lib/csv': { mayImport: [std, 'csv-parse/sync'], pure: true },
  'lib/roster': { mayImport: [std, '#lib/csv/**'], pure: true },
  'lib/insight': { mayImport: [std], pure: true },
  'lib/insight/simulation': { mayImport: [std, '#lib/insight/**', '#lib/powerpath/**'], pure: true },
  'lib/caliper': { mayImport: [std, 'zod'], pure: true },
  'lib/xapi': { mayImport: [std, 'zod'], pure: true },
  'lib/timeback/contract': { mayImport: [std, '#lib/qti/item/public/**', typed, 'zod'], pure: true },
  'lib/vr': { mayImport: [std, contract], pure: true },
  'lib/timeback/config': { mayImport: [std, contract, 'zod', 'node:fs/promises', '#timeback.config.json'] },
  'lib/timeback/client': { mayImport: [std, contract], pure: true },
  ...layers('lib/timeback/client', ['environment', 'wire', 'time', 'kept', 'session', 'player'], {
    mayImport: [std, contract],
    pure: true,
  }),
  'lib/timeback/server': {
    mayImport: [
      ...[std, env, contract, '#lib/timeback/config/**', '#lib/db/**', '#lib/timeback/server/**'],
      ...serverOnly,
    ],
  },
  'lib/timeback/server/people': { mayImport: useCase },
  'lib/timeback/server/courses': { mayImport: useCase },
  'lib/timeback/server/items': { mayImport: [...useCase, '#lib/qti/**', 'lru-cache'] },
  'lib/timeback/server/limits': { mayImport: [...useCase, 'rate-limiter-flexible'] },
  'lib/timeback/server/gradebook': { mayImport: [...useCase, '#lib/powerpath/**'] },
  'lib/timeback/server/outbox': {
    mayImport: [...useCase, env, '#lib/timeback/config/**', '#lib/caliper/**', 'zod', 'uuid'],
  },
  'lib/timeback/server/content': {
    mayImport: [
      ...[...useCase, '#lib/timeback/config/**', '#lib/qti/**', '#lib/powerpath/**', 'fflate'],
      ...server('people', 'courses'),
    ],
  },
  'lib/timeback/server/gallery': {
    mayImport: [...useCase, env, '#lib/qti/**', ...server('items', 'content')],
  },
  'lib/timeback/server/applications': { mayImport: [...useCase, env, 'zod', 'jose', ...server('limits')] },
  'lib/timeback/server/lessons': {
    mayImport: [
      ...[...useCase, '#lib/qti/**', '#lib/powerpath/**', '#lib/caliper/**', 'lru-cache'],
      ...server('people', 'courses', 'items', 'limits', 'gradebook', 'outbox'),
    ],
  },
  'lib/timeback/server/activity': {
    mayImport: [
      ...[...useCase, env, '#lib/learning-time/**', '#lib/powerpath/**', '#lib/caliper/**'],
      ...server('people', 'courses', 'limits', 'outbox', 'lessons'),
    ],
  },
  'lib/timeback/server/vr': {
    mayImport: [
      ...[...useCase, env, '#lib/vr/**', '#lib/xapi/**', '#lib/caliper/**'],
      ...server('people', 'courses', 'limits', 'outbox'),
    ],
  },
  'lib/timeback/server/school': {
    mayImport: [
      ...useCase,
      env,
      '#lib/timeback/config/**',
      ...server('people', 'courses', 'limits', 'lessons'),
    ],
  },
  'lib/timeback/server/authoring': {
    mayImport: [...useCase, '#lib/qti/**', ...server('people', 'items', 'content')],
  },
  'lib/timeback/server/assignments': { mayImport: [...useCase, ...server('people', 'lessons', 'vr')] },
  'lib/timeback/server/records': {
    mayImport: [
      ...[...useCase, '#lib/csv/**', '#lib/qti/**', 'fflate'],
      ...server('people', 'items', 'lessons', 'activity', 'vr'),
    ],
  },
  'lib/timeback/server/roster': {
    mayImport: [
      ...[...useCase, env, '#lib/roster/**', '#lib/csv/**', 'fflate'],
      ...server('people', 'content', 'remote/upstream'),
    ],
  },
  'lib/timeback/server/wire': {
    mayImport: [
      ...[...useCase, '#lib/powerpath/**', '#lib/caliper/**'],
      ...server('people', 'items', 'outbox', 'lessons'),
    ],
  },
  'lib/timeback/server/remote': {
    mayImport: [
      ...[...useCase, env, '#lib/timeback/config/**', '#lib/qti/**', '#lib/powerpath/**'],
      ...server('items', 'outbox', 'lessons'),
    ],
  },
  'lib/timeback/server/remote/upstream': { mayImport: [std, contract, 'zod', ...serverOnly] },
  'lib/db': {
    mayImport: [
      ...[std, env, '#lib/qti/**', '#lib/powerpath/**', '#lib/roster/**', '#lib/vr/**'],
      ...['#prisma/generated/**', '@prisma/**', 'pg', 'node:async_hooks'],
      ...serverOnly,
    ],
  },
  'lib/auth': {
    mayImport: [
      ...[
        std,
        env,
        '#lib/db/**',
        'next-auth',
        'next-auth/**',
        'next/headers',
        'next/navigation',
        'react',
        'lru-cache',
      ],
      ...serverOnly,
    ],
  },
  'lib/teacher': {
    mayImport: [
      ...[
        std,
        contract,
        '#lib/db/**',
        '#lib/powerpath/**',
        '#lib/insight/**',
        '#lib/timeback/server/**',
        '#lib/auth/**',
        'react',
      ],
      ...serverOnly,
    ],
  },
  'lib/http': {
    mayImport: [
      ...[std, env, '#lib/auth/**', contract, 'zod', 'next-auth', 'next/server', 'next/navigation'],
      ...['#lib/timeback/server/applications/**', '#lib/db/database-failure.ts'],
      ...serverOnly,
    ],
  },
  'components/ui': { mayImport: [...react, 'next/navigation'] },
  'components/qti': { mayImport: question },
  ...layers(
    'components/qti',
    ['content', 'answer', 'review', 'pairing', 'graphics', 'files', 'custom', 'interactions'],
    { mayImport: question },
  ),
  'components/timeback': {
    mayImport: [...react, std, '#lib/timeback/client/index.ts', contract, '@tanstack/react-query', 'idb'],
  },
  'components/lesson': { mayImport: lesson },
  ...layers('components/lesson', ['delivery', 'list', 'review', 'finish', 'play'], { mayImport: lesson }),
  'components/forms': { mayImport: [...react, 'next/navigation', '#components/ui/**', contract] },
  'components/vr': { mayImport: form },
  'components/charts': { mayImport: [...react, 'recharts', std, '#components/ui/**'] },
  'components/content': {
    mayImport: [
      ...[...form, '#components/qti/**', '#lib/qti/item/public/**'],
      '#components/lesson/list/lesson-words.ts',
    ],
  },
  'components/school': { mayImport: form },
  'components/work': { mayImport: form },
  'components/teacher': {
    mayImport: [...form, '@tanstack/react-query', '#components/charts/**', '#lib/teacher/model.ts'],
  },
}

/** What pages and routes may not see: rows and rules reach them through the rooms above only. */
export const hiddenFromApp = ['#lib/db/**', '#prisma/**', '@prisma/**', 'pg', '#lib/powerpath/**']

/** Globals that bring time, network or a page into a room that must get them as parameters. */
export const impureGlobals = [
  ...['fetch', 'document', 'window', 'navigator', 'localStorage', 'sessionStorage', 'process', 'performance'],
  ...['setTimeout', 'setInterval', 'queueMicrotask'],
]

/** The folders of a room, each of which may build on those before it, with what all of them may import. */
function layers(room, names, { mayImport, ...rest }) {
  const paths = names.map((name) => `${room}/${name}`)
  const rows = paths.map((path, index) => {
    const below = paths.slice(0, index).map((name) => `#${name}/**`)
    return [path, { ...rest, mayImport: [...mayImport, ...below] }]
  })
  return Object.fromEntries(rows)
}
