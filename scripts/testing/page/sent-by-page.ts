import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createElement } from 'react'
import { projectRoot } from '#scripts/run/project-root.mjs'
import { type Sent, sentDuring } from '#scripts/testing/database/count-statements.ts'
import { answering } from '#scripts/testing/routes/fake-headers.ts'
import type { Visitor } from '#scripts/testing/routes/open-visitor.ts'

const render: (element: object) => ReadableStream = createRequire(import.meta.url)(
  'next/dist/compiled/react-server-dom-turbopack/server.node',
).renderToReadableStream

type Page = {
  default: (props: never) => Promise<unknown>
  generateMetadata?: (props: never) => Promise<unknown>
}

/**
 * What the page of that folder below `app` asks the database for, its title and its session too, as React renders it in
 * a test that mocks what browsers draw. Throws what the page throws.
 */
export async function sentByPage(
  visitor: Visitor,
  folder: string,
  params: Record<string, string> = {},
): Promise<Sent[]> {
  const page: Page = await import(join(projectRoot, 'app', folder, 'page.tsx'))
  const props = { params: Promise.resolve(params), searchParams: Promise.resolve({}) } as never
  const cookie = [...visitor.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const request = new Request('http://localhost:3000/', { headers: { cookie } })
  let failure: unknown
  const all = async () => {
    await Promise.all([page.generateMetadata?.(props), page.default(props)]).catch((error) => {
      failure = error
    })
    return null
  }
  const sent = await sentDuring(() => answering(request, () => readAll(render(createElement(all)))))
  if (failure) throw failure
  return sent
}

async function readAll(stream: ReadableStream): Promise<void> {
  for await (const part of stream) void part
}
