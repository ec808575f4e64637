import type { MarkupNode, PortableCustomInteraction } from '#lib/qti/item/public/public-content.ts'
import type { FrameStart } from './frame-message.ts'

type Files = Pick<FrameStart, 'modules' | 'styles' | 'markup'>

/** All files of an interaction as text, for a frame that can fetch nothing; throws where a script cannot be had. */
export async function loadFiles(
  { modules, styles, markup }: PortableCustomInteraction,
  signal: AbortSignal,
): Promise<Files> {
  const textOf = async (href: string) => (await fetchFile(href, signal)).text()
  const [scripts, sheets, inlined] = await Promise.all([
    Promise.all(
      modules.map(async ({ identifier, hrefs }) => ({
        identifier,
        scripts: await Promise.all(hrefs.map(textOf)),
      })),
    ),
    Promise.all(styles.map(textOf)),
    inlineMedia(markup, signal),
  ])
  return { modules: scripts, styles: sheets, markup: inlined }
}

async function fetchFile(href: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(href, { signal })
  if (!response.ok) throw new Error(`a file of the interaction cannot be had: ${response.status}`)
  return response
}

const addresses: ReadonlySet<string> = new Set(['src', 'poster', 'href'])

function inlineMedia(nodes: readonly MarkupNode[], signal: AbortSignal): Promise<MarkupNode[]> {
  return Promise.all(
    nodes.map(async (node) => {
      if (typeof node === 'string') return node
      const attributes = await Promise.all(
        Object.entries(node.attributes ?? {}).map(async ([name, value]) => {
          const isFile = addresses.has(name) && !value.startsWith('#') && !value.startsWith('data:')
          return [name, isFile ? await toDataUrl(await fetchFile(value, signal)) : value] as const
        }),
      )
      const children = await inlineMedia(node.children ?? [], signal)
      return { name: node.name, attributes: Object.fromEntries(attributes), children }
    }),
  )
}

async function toDataUrl(response: Response): Promise<string> {
  const file = await response.blob()
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(new Error('a file of the interaction cannot be read'))
    reader.readAsDataURL(file)
  })
}
