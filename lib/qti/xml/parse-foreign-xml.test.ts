import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { mutateXml } from '#lib/qti/fixtures/mutate-xml.ts'
import { createRandom } from '#lib/std/random.ts'
import { compareReadings, isSame, type OrderedNode, parseForeignXml } from './parse-foreign-xml.ts'
import { parseXml } from './parse-xml.ts'
import { readTree } from './read-tree.ts'
import type { XmlNode } from './xml-element.ts'

const content = join(import.meta.dirname, '../../../prisma/content')
const documents = readdirSync(content, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.xml'))
  .sort()
  .map((name) => readFileSync(join(content, name), 'utf8'))

/** The library left to decode references and to tell places itself. */
const other = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  preserveOrder: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 200,
  captureMetaData: true,
})

const place = XMLParser.getMetaDataSymbol() as unknown as string
type OtherNode = Record<string, unknown>

/** Both trees as the same lines: start tags with their lines and attributes, texts, end tags. */
function linesOfOther(xml: string, nodes: OtherNode[], lines: string[] = []): string[] {
  for (const { ':@': attributes = {}, ...node } of nodes) {
    const [[tag, inside] = ['', []]] = Object.entries(node)
    if (tag === '#text') addText(lines, String(inside))
    else if (tag === '#cdata')
      for (const text of inside as OtherNode[]) addText(lines, String(text['#text'] ?? ''))
    else {
      const { startIndex } = node[place] as { startIndex: number }
      const line = xml.slice(0, startIndex).split(/\r\n?|\n/).length
      lines.push(startLine(line, tag, attributes as Record<string, string>))
      linesOfOther(xml, inside as OtherNode[], lines)
      lines.push('</>')
    }
  }
  return lines
}

type Locate = (element: Exclude<XmlNode, string>) => { line: number }

function linesOfOurs(locate: Locate, nodes: XmlNode[], lines: string[] = []): string[] {
  for (const node of nodes)
    if (typeof node === 'string') addText(lines, node)
    else {
      lines.push(startLine(locate(node).line, node.name, node.attributes))
      linesOfOurs(locate, node.children, lines)
      lines.push('</>')
    }
  return lines
}

function addText(lines: string[], text: string): void {
  if (text === '') return
  const last = lines.length - 1
  if (lines[last]?.startsWith('"')) lines[last] += text
  else lines.push(`"${text}`)
}

/** Without prefixes and namespaces, which the library does not know. */
function startLine(line: number, tag: string, attributes: Readonly<Record<string, string>>): string {
  const kept = Object.entries(attributes)
    .filter(([name]) => name !== 'xmlns' && (name === 'xml:lang' || !name.includes(':')))
    .map(([name, value]) => ` ${name}="${value.replace(/[\n\t]/g, ' ')}"`)
  return `${line} <${tag.replace(/^.*:/, '')}${kept.join('')}>`
}

const withoutBlank = (lines: string[]) => lines.filter((line) => !/^"\s*$/.test(line))

function rootOf(xml: string) {
  const tree = readTree(xml)
  if (!tree.ok) throw new Error(tree.error.message)
  return tree.value
}

describe('two readings of one document', () => {
  it('lose nothing of what the library reads, and place it, in every file of ours and in damaged ones', () => {
    const random = createRandom(3, 8)
    const damaged = documents.map((xml) => mutateXml(xml, random))
    let compared = 0
    for (const xml of [...documents, ...damaged]) {
      const parsed = parseXml(xml)
      if (!parsed.ok || xml.trimStart() !== xml) continue
      const { root, locate } = parsed.value
      const theirs = linesOfOther(xml, other.parse(xml))
      expect(withoutBlank(linesOfOurs(locate, [root]))).toEqual(withoutBlank(theirs))
      expect(compareReadings(xml, root)).toBeNull()
      compared++
    }
    expect(compared).toBeGreaterThan(documents.length)
  })

  const read: OrderedNode = { a: [{ b: [], ':@': { d: '1' } }, { '#text': 'x' }] }

  it.each<[string, OrderedNode[]]>([
    ['another name', [{ a: [{ c: [], ':@': { d: '1' } }, { '#text': 'x' }] }]],
    ['an element less', [{ a: [{ '#text': 'x' }] }]],
    ['an element more', [{ a: [{ b: [{ e: [] }], ':@': { d: '1' } }, { '#text': 'x' }] }]],
    ['an attribute less', [{ a: [{ b: [] }, { '#text': 'x' }] }]],
    ['an attribute more', [{ a: [{ b: [], ':@': { d: '1', e: '2' } }, { '#text': 'x' }] }]],
    ['another value of an attribute', [{ a: [{ b: [], ':@': { d: '2' } }, { '#text': 'x' }] }]],
    ['another attribute', [{ a: [{ b: [], ':@': { e: '1' } }, { '#text': 'x' }] }]],
    ['less text', [{ a: [{ b: [], ':@': { d: '1' } }] }]],
    ['more text', [{ a: [{ b: [], ':@': { d: '1' } }, { '#text': 'xy' }] }]],
    ['another text', [{ a: [{ b: [], ':@': { d: '1' } }, { '#text': 'y' }] }]],
    ['another order', [{ a: [{ '#text': 'x' }, { b: [], ':@': { d: '1' } }] }]],
    ['a second root', [read, { a: [] }]],
    ['nothing', []],
  ])('differ where the library has %s', (_, nodes) => {
    const root = rootOf('<a><b d="1"/>x</a>')
    expect(isSame([read], root)).toBe(true)
    expect(isSame(nodes, root)).toBe(false)
  })

  it.each([
    ['an instruction that swallows an element', "<a><?p ' ?><b/><?p ' ?></a>", ['b']],
    ['an instruction that swallows text', "<a><?p ' ?>text<?p ' ?></a>", ['text']],
    ['a name with a space of another script', '<a\u3000b></a\u3000b>', []],
  ])('refuse %s of a document from elsewhere: the library reads it by other rules', (_, xml, inside) => {
    const parsed = parseXml(xml)
    const children = parsed.ok ? parsed.value.root.children : []
    expect(children.map((child) => (typeof child === 'string' ? child : child.name))).toEqual(inside)
    expect(parseForeignXml(xml)).toMatchObject({
      ok: false,
      error: [{ message: expect.stringContaining('two ways') }],
    })
  })
})
