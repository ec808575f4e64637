/** What each layer of the QTI room may import, and what not; written apart from the table. */
export const qtiSamples: Record<string, { legal: string[]; forbidden: string[] }> = {
  'lib/qti/text-pattern': {
    legal: ['./x.ts', '#lib/std/result.ts'],
    forbidden: ['#lib/qti/item/x.ts', 'zod', 'react', '../item/x.ts'],
  },
  'lib/qti/item': {
    legal: ['./public/x.ts', '#lib/qti/text-pattern/x.ts'],
    forbidden: ['#lib/qti/typed/x.ts', '#lib/qti/xml/x.ts', '#lib/qti/read/x.ts', '#lib/qti/run/x.ts', 'zod'],
  },
  'lib/qti/item/public': {
    legal: ['./public-item.ts', '#lib/qti/item/value.ts'],
    forbidden: [
      '#lib/qti/item/item.ts',
      '#lib/qti/item/content.ts',
      '#lib/qti/text-pattern/x.ts',
      '../item.ts',
    ],
  },
  'lib/qti/typed': {
    legal: ['#lib/qti/item/value.ts'],
    forbidden: ['#lib/qti/xml/x.ts', '#lib/qti/run/x.ts', '#lib/qti/show/x.ts', 'react'],
  },
  'lib/qti/xml': {
    legal: ['#lib/qti/item/problem.ts', 'fast-xml-parser'],
    forbidden: ['#lib/qti/read/x.ts', '#lib/qti/run/x.ts', 'zod'],
  },
  'lib/qti/read': {
    legal: ['#lib/qti/xml/x.ts', '#lib/qti/typed/x.ts', './html/x.ts'],
    forbidden: ['#lib/qti/run/x.ts', '#lib/qti/show/x.ts', 'fast-xml-parser', '#lib/db/x.ts', 'node:crypto'],
  },
  'lib/qti/run': {
    legal: ['#lib/qti/item/item.ts', '#lib/qti/typed/x.ts', '#lib/qti/text-pattern/x.ts'],
    forbidden: [
      '#lib/qti/xml/x.ts',
      '#lib/qti/read/x.ts',
      '#lib/qti/show/x.ts',
      '#lib/powerpath/x.ts',
      'next',
    ],
  },
  'lib/qti/show': {
    legal: ['#lib/qti/run/x.ts', '#lib/qti/xml/write-element.ts'],
    forbidden: ['#lib/qti/xml/parse-xml.ts', '#lib/qti/read/x.ts', '#lib/qti/check/x.ts', 'react'],
  },
  'lib/qti/check': {
    legal: ['#lib/qti/run/x.ts'],
    forbidden: ['#lib/qti/read/x.ts', '#lib/qti/show/x.ts', 'zod'],
  },
  'lib/qti/fixtures': {
    legal: ['#lib/qti/read/x.ts'],
    forbidden: ['#lib/qti/run/x.ts', '#lib/qti/show/x.ts', '#lib/db/x.ts'],
  },
}
